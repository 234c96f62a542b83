namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>A TCP connection that is opened and closed.</summary>
public sealed record TcpEntry
{
    public int Port { get; init; }
}
