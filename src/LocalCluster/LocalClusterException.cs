namespace NetworkTelemetry.LocalCluster;

/// <summary>The local cluster cannot start or go on; the message is one line that says what to do.</summary>
public sealed class LocalClusterException : Exception
{
    public LocalClusterException()
    {
    }

    public LocalClusterException(string message)
        : base(message)
    {
    }

    public LocalClusterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
