namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>One resource record.</summary>
/// <param name="Name">Absolute, in presentation form with the last dot.</param>
/// <param name="Ttl">Seconds, 0 to 2³¹−1 (RFC 2181 §8).</param>
/// <param name="Data">Presentation form; that of RFC 3597 for types we don't know.</param>
internal sealed record DnsRecord(string Name, RecordType Type, uint Ttl, string Data);
