namespace NetworkTelemetry.Cli.Cluster;

/// <summary>What the log of the cluster has gained since this was made: before it stands what earlier clusters said.</summary>
internal sealed class LaunchLog(string path)
{
    private const string Prefix = "telemetry: ";

    private readonly long _start = new FileInfo(path).Length;

    /// <summary>The last message for a person; null when the cluster left none, as with an exception that nobody expected.</summary>
    public string? LastMessage()
    {
        using var log = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = _start;
        using var reader = new StreamReader(log);
        string? message = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(Prefix, StringComparison.Ordinal)) message = line[Prefix.Length..];
        }

        return message;
    }
}
