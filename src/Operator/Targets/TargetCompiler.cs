using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>Turns a valid ProbeTarget into what a prober reads: every default and override applied.</summary>
internal static class TargetCompiler
{
    /// <param name="target">Has passed the rules of the API.</param>
    public static TargetEntry Compile(ProbeTarget target) => throw new NotImplementedException();
}
