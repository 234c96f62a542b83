namespace NetworkTelemetry.Prober.Results;

/// <summary>What one DNS response said.</summary>
/// <param name="MinTtl">Seconds; null without answers.</param>
internal sealed record DnsFacts(string Code, int Answers, int Authorities, int Additionals, uint? MinTtl, uint? SoaSerial);
