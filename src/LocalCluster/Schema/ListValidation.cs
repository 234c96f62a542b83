using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>The keywords of arrays, with Kubernetes' sets and maps.</summary>
internal static class ListValidation
{
    public static void Check(ObjectSchema schema, JsonArray items, string path, List<FieldError> errors)
    {
        if (schema.MaxItems is { } most && items.Count > most)
        {
            // The items of a list that is too long are not worth a look: there may be a million of them.
            errors.Add(FieldErrors.TooMany(path, items.Count, most));
            return;
        }

        if (schema.MinItems is { } least && items.Count < least)
        {
            errors.Add(FieldErrors.Invalid(path, items.Count, $"{path} in body should have at least {least} items"));
        }

        if (schema.Items is { } item)
        {
            for (int i = 0; i < items.Count; i++) SchemaValidation.Check(item, items[i], $"{path}[{i}]", errors);
        }

        if (schema.ListType == ListType.Map) FindDuplicates(items, value => Keys(schema, value), path, errors);
        else if (schema.ListType == ListType.Set) FindDuplicates(items, value => value, path, errors);
        else if (schema.UniqueItems && items.Select(JsonText.Compact).Distinct(StringComparer.Ordinal).Count() < items.Count)
        {
            errors.Add(FieldErrors.Invalid(path, items, $"{path} in body shouldn't contain duplicates"));
        }
    }

    private static void FindDuplicates(JsonArray items, Func<JsonNode?, JsonNode?> identity, string path, List<FieldError> errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < items.Count; i++)
        {
            JsonNode? key = identity(items[i]);
            if (key is not null && !seen.Add(JsonText.Compact(key))) errors.Add(FieldErrors.Duplicate($"{path}[{i}]", key));
        }
    }

    private static JsonObject? Keys(ObjectSchema schema, JsonNode? item)
    {
        if (item is not JsonObject fields) return null;
        var keys = new JsonObject();
        foreach (string name in schema.ListMapKeys)
        {
            JsonNode? value = fields.Find(name) ?? schema.Items?.Child(name)?.Default;
            if (value is not null) keys[name] = value.DeepClone();
        }

        return keys;
    }
}
