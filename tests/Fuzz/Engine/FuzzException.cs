namespace NetworkTelemetry.Fuzz.Engine;

/// <summary>Something that must always hold did not.</summary>
internal sealed class FuzzException : Exception
{
    public FuzzException()
    {
    }

    public FuzzException(string message)
        : base(message)
    {
    }

    public FuzzException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
