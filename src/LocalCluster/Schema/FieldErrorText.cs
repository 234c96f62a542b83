namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>The words of Kubernetes for field errors.</summary>
internal static class FieldErrorText
{
    /// <summary>The message of a 422 status: <c>Pod "a" is invalid: [x, y]</c>, without brackets for one error.</summary>
    /// <param name="group">Empty for the core group; otherwise the kind is written <c>Kind.group</c>.</param>
    public static string Invalid(string group, string kind, string name, IReadOnlyList<FieldError> errors)
    {
        string[] sentences = [.. errors.Select(error => error.ToString()).Distinct(StringComparer.Ordinal)];
        string qualified = group.Length == 0 ? kind : $"{kind}.{group}";
        string all = sentences.Length == 1 ? sentences[0] : $"[{string.Join(", ", sentences)}]";
        return $"{qualified} {JsonText.Quote(name)} is invalid: {all}";
    }

    /// <summary>The <c>reason</c> of a status cause, for example <c>FieldValueInvalid</c>.</summary>
    public static string CauseReason(FieldErrorType type) => type switch
    {
        FieldErrorType.Required => "FieldValueRequired",
        FieldErrorType.NotSupported => "FieldValueNotSupported",
        FieldErrorType.Duplicate => "FieldValueDuplicate",
        FieldErrorType.Forbidden => "FieldValueForbidden",
        FieldErrorType.TooLong => "FieldValueTooLong",
        FieldErrorType.TooMany => "FieldValueTooMany",
        FieldErrorType.TypeInvalid => "FieldValueTypeInvalid",
        FieldErrorType.NotFound => "FieldValueNotFound",
        _ => "FieldValueInvalid",
    };

    public static string Sentence(FieldError error)
    {
        string start = Beginning(error.Type);
        if (error.BadValue is not null && ShowsValue(error.Type)) start = $"{start}: {error.BadValue}";
        return error.Detail.Length == 0 ? start : $"{start}: {error.Detail}";
    }

    private static bool ShowsValue(FieldErrorType type) =>
        type is not (FieldErrorType.Required or FieldErrorType.Forbidden or FieldErrorType.TooLong);

    private static string Beginning(FieldErrorType type) => type switch
    {
        FieldErrorType.Required => "Required value",
        FieldErrorType.NotSupported => "Unsupported value",
        FieldErrorType.Duplicate => "Duplicate value",
        FieldErrorType.Forbidden => "Forbidden",
        FieldErrorType.TooLong => "Too long",
        FieldErrorType.TooMany => "Too many",
        FieldErrorType.NotFound => "Not found",
        _ => "Invalid value",
    };
}
