namespace NetworkTelemetry.Testing;

/// <summary>Prometheus' own checks. Tests are skipped, with the reason, where the program is missing and can't be fetched.</summary>
internal static class Promtool
{
    private const int Unavailable = 69;

    // Found once, by whoever asks first.
    private static readonly Lazy<Task<CommandResult>> Found = new(() => Command.RunAsync(Repository.PathOf("hack", "prometheus"), ["promtool"]));

    public static async Task<CommandResult> RunAsync(IEnumerable<string> arguments, string? input = null)
    {
        var found = await Found.Value;
        if (found.ExitCode == Unavailable) Assert.Skip(found.Error.Trim().Split('\n')[^1]);
        Assert.True(found.ExitCode == 0, found.ToString());
        return await Command.RunAsync(found.Output.Trim(), arguments, input: input);
    }

    /// <summary>A page of metrics must parse, and its names and help be as Prometheus recommends.</summary>
    public static async Task CheckMetricsAsync(string page)
    {
        var result = await RunAsync(["check", "metrics"], page);
        Assert.True(result.ExitCode == 0 && (result.Output + result.Error).Trim().Length == 0, result.ToString());
    }
}
