namespace NetworkTelemetry.Cli.State;

/// <summary>What went wrong in one line that says what to do; ends the program with exit code 1.</summary>
internal sealed class CliException : Exception
{
    public CliException()
    {
    }

    public CliException(string message)
        : base(message)
    {
    }

    public CliException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
