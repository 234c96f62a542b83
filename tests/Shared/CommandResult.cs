namespace NetworkTelemetry.Testing;

/// <summary>What a finished program left.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Both streams, for messages of failed tests.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}{Error}";
}
