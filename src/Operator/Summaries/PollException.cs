namespace NetworkTelemetry.Operator.Summaries;

/// <summary>A poll that did not bring a summary. The message is for people.</summary>
internal sealed class PollException(PollResult result, string message, Exception? inner = null) : Exception(message, inner)
{
    public PollResult Result { get; } = result;
}
