using NetworkTelemetry.Prober.Egress;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>One address family of a probe. With a preferred family the series follows the family that the name really has.</summary>
internal sealed class SeriesSlot(string wanted, Series series)
{
    /// <summary>IPv4, IPv6, PreferIPv4 or PreferIPv6.</summary>
    public string Wanted => wanted;

    public Series Series { get; set; } = series;

    public ProbeAddress? Address { get; set; }

    /// <summary>The rules that permit <see cref="Address"/>; null before it was asked of any.</summary>
    public EgressPolicy? PermittedBy { get; set; }

    /// <summary>
    /// The rules under which rounds may start without any further question, because nothing of it can change until the list does; null: everything has to be looked at.
    /// </summary>
    public EgressPolicy? ReadyUnder { get; set; }

    /// <summary>Requests that wait for their pace; of <see cref="Pacer"/>.</summary>
    public int Waiting { get; set; }

    /// <summary>A round waits for the first answer of the resolver.</summary>
    public bool IsWaiting { get; set; }
}
