using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>What this machine knows of its own network.</summary>
internal interface ILocalNetwork
{
    PathState PathTo(ProbeAddress address);

    /// <summary>Whether any interface but the loopback is up and has carrier.</summary>
    bool HasCarrier();
}
