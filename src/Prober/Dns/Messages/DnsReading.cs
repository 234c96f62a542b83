namespace NetworkTelemetry.Prober.Dns.Messages;

internal enum DnsReading
{
    Whole,

    /// <summary>Cut off, or not what the protocol says.</summary>
    Malformed,

    /// <summary>More records than anybody needs to judge an answer.</summary>
    TooLarge,
}
