namespace NetworkTelemetry.Operator.Summaries;

internal sealed record PollSettings
{
    /// <summary>How long a prober may hold an answer back while nothing happens.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much later than <see cref="Wait"/> an answer may come.</summary>
    public TimeSpan Slack { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Start of a poll to start of the next: a target that flaps on one node must not make a busy loop.</summary>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Pause after the first failure; it doubles up to <see cref="MaxRetryDelay"/>, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Failures in a row after which a node counts as unreachable.</summary>
    public int UnreachableAfter { get; init; } = 3;

    /// <summary>Bytes of an answer, decompressed.</summary>
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;
}
