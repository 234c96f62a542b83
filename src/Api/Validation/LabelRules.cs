using System.Text.RegularExpressions;

namespace NetworkTelemetry.Api.Validation;

/// <summary>Keys and values of labels as Kubernetes takes them: a pod or a selector with others is refused, or matches nothing.</summary>
internal static partial class LabelRules
{
    private const int MaxName = 63;
    private const int MaxPrefix = 253;

    public static void Check(FieldPath field, IReadOnlyDictionary<string, string>? labels)
    {
        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
        {
            Key(field, key);
            Value(field.Child(key), value);
        }
    }

    public static void Key(FieldPath field, string? key)
    {
        if (string.IsNullOrEmpty(key)) field.Required("the key of a label");
        else if (!IsKey(key)) field.Invalid(key, "must be a label key: at most 63 letters, digits, '-', '_' or '.', after an optional domain and '/', for example tier or example.com/tier");
    }

    public static void Value(FieldPath field, string? value)
    {
        if (value is { Length: > 0 } && !IsName(value)) field.Invalid(value, "must be a label value: at most 63 letters, digits, '-', '_' or '.', beginning and ending with a letter or digit");
    }

    private static bool IsKey(string key) => key.Split('/') switch
    {
        [var name] => IsName(name),
        [var prefix, var name] => prefix.Length <= MaxPrefix && Domain().IsMatch(prefix) && IsName(name),
        _ => false,
    };

    private static bool IsName(string text) => text.Length <= MaxName && Name().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\\z")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\z")]
    private static partial Regex Domain();
}
