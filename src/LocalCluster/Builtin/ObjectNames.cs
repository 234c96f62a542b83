using System.Text.RegularExpressions;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>The shapes of names (RFC 1123, and Kubernetes' qualified names) with the sentences that explain them.</summary>
internal static partial class ObjectNames
{
    private const string LabelRule =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric " +
        "character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string SubdomainRule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an " +
        "alphanumeric character (e.g. 'example.com', " +
        "regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string NamePartRule =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
        "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string LabelValueRule =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric " +
        "character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private const string ConfigKeyRule =
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used " +
        "for validation is '[-._a-zA-Z0-9]+')";

    /// <summary>Null when the text is a DNS label of at most 63 characters, else what is wrong.</summary>
    public static string? LabelProblem(string text) => Problem(text, 63, Label(), LabelRule);

    /// <summary>Null when the text is a DNS name of at most 253 characters, else what is wrong.</summary>
    public static string? SubdomainProblem(string text) => Problem(text, 253, Subdomain(), SubdomainRule);

    public static string? LabelValueProblem(string text) => text.Length == 0 ? null : Problem(text, 63, NamePart(), LabelValueRule);

    /// <summary>Keys of ConfigMaps and Secrets: file names.</summary>
    public static string? ConfigKeyProblem(string text) => text switch
    {
        "." or ".." => $"must not be '{text}'",
        _ when text.StartsWith("..", StringComparison.Ordinal) => "must not start with '..'",
        _ => Problem(text, 253, ConfigKey(), ConfigKeyRule),
    };

    /// <summary>Keys of labels, annotations, finalizers and conditions: <c>[prefix/]name</c>.</summary>
    public static string? QualifiedNameProblem(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length > 2)
        {
            return "a qualified name must consist of alphanumeric characters, '-', '_' or '.', " +
                "with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
        }

        if (parts.Length == 2 && parts[0].Length == 0) return "prefix part must be non-empty";
        if (parts.Length == 2 && SubdomainProblem(parts[0]) is { } problem) return $"prefix part {problem}";
        string name = parts[^1];
        if (name.Length == 0) return "name part must be non-empty";
        return name.Length > 63 ? "name part must be no more than 63 bytes" : Problem(name, 63, NamePart(), NamePartRule);
    }

    private static string? Problem(string text, int most, Regex shape, string rule)
    {
        if (text.Length > most) return $"must be no more than {most} bytes";
        return shape.IsMatch(text) ? null : rule;
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.None, 1000)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex NamePart();

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z")]
    private static partial Regex ConfigKey();
}
