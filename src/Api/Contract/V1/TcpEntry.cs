namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>A TCP connection that is opened and closed; in between, what is set here happens in this order.</summary>
public sealed record TcpEntry
{
    public int Port { get; init; }

    /// <summary>Null: none.</summary>
    public TlsEntry? Tls { get; init; }

    /// <summary>Base64 of the bytes that are sent; null: none.</summary>
    public string? Send { get; init; }

    /// <summary>Null: no answer is waited for.</summary>
    public TcpExpectEntry? Expect { get; init; }
}
