namespace NetworkTelemetry.Cli.Status;

/// <summary>Columns as kubectl prints them, as wide as they must be: a line that is folded can be neither read nor piped.</summary>
internal static class ComponentTable
{
    private const string Gap = "   ";

    public static string Of(IEnumerable<Component> components)
    {
        var rows = components.Prepend(new Component("COMPONENT", "STATE", "URL", IsHealthy: true)).ToList();
        var (name, state) = (rows.Max(row => row.Name.Length), rows.Max(row => row.State.Length));
        return string.Concat(rows.Select(row => $"{row.Name.PadRight(name)}{Gap}{row.State.PadRight(state)}{Gap}{row.Url}".TrimEnd() + "\n"));
    }
}
