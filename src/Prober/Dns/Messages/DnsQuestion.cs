namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>A question of class IN.</summary>
/// <param name="Name">Presentation form, with or without the last dot.</param>
internal readonly record struct DnsQuestion(string Name, RecordType Type);
