using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tests.Isolation;

/// <summary>A machine whose one link the test says is there or not.</summary>
internal sealed class ScriptedNetwork : ILocalNetwork
{
    public bool IsConnected { get; set; } = true;

    public int Asked { get; private set; }

    public PathState PathTo(ProbeAddress address)
    {
        Asked++;
        return IsConnected ? PathState.Usable : PathState.NoRoute;
    }

    public bool HasCarrier() => IsConnected;
}
