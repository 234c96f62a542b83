using System.Net;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Results;

/// <summary>The part of a <see cref="SummaryRow"/> that changes with each round.</summary>
internal struct RoundFigures
{
    public ConfirmedState State;
    public string RawState;
    public string Reason;
    public string? Message;
    public double RttSeconds;
    public double JitterSeconds;
    public DateTimeOffset? CertificateNotAfter;
    public int Sent;
    public int Lost;
    public long Rounds;
    public DateTimeOffset? Since;

    public readonly SummaryRow ToRow(SummaryKey key, IPAddress? address) => new()
    {
        Uid = key.Uid, Probe = key.Probe, Family = key.Family, State = State.State, RawState = RawState, Reason = Reason, Message = Message,
        RttSeconds = double.IsNaN(RttSeconds) ? null : RttSeconds, JitterSeconds = double.IsNaN(JitterSeconds) ? null : JitterSeconds,
        CertificateNotAfter = CertificateNotAfter, Sent = Sent, Lost = Lost, Rounds = Rounds, Since = Since,
        Address = address?.ToString(),
    };
}
