using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

/// <summary>A connection that is opened and closed; with <see cref="Tls"/>, <see cref="Send"/> or <see cref="Expect"/> what they ask for happens in between, in this order.</summary>
public sealed record TcpProbe
{
    [Description("Port to connect to; the round-trip time is the kernel's own of the handshake."), Range(1, 65535), Required]
    public int? Port { get; init; }

    [Description("Set, if only to {}: a TLS handshake follows the connection. The end of the certificate's life is measured.")]
    public TlsOptions? Tls { get; init; }

    [Description("Text that is sent first, as UTF-8; \\r, \\n, \\t, \\\\ and \\xHH stand for single bytes. Without expect no answer is waited for."), Length(1, 4096)]
    public string? Send { get; init; }

    [Description("What the server must say, with or without send; more than 16384 bytes without it are TooLarge.")]
    public TcpExpect? Expect { get; init; }
}
