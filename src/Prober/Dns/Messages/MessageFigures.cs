namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>What a message says, apart from its records.</summary>
/// <param name="ResponseCode">With the upper bits from EDNS (RFC 6891 §6.1.3).</param>
/// <param name="Additionals">Without the EDNS pseudo-record.</param>
/// <param name="MinTtl">Seconds, of the answers; null without any.</param>
/// <param name="SoaSerial">Of the first SOA record among answers and authorities.</param>
internal readonly record struct MessageFigures(int ResponseCode, int Answers, int Authorities, int Additionals, uint? MinTtl, uint? SoaSerial);
