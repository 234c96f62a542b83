using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>
/// Whether the prober is cut off from an address family, so that what fails there says nothing about the targets. Pure.
/// <para>
/// A missing route or carrier is enough, but it must concern both what fails and what answered last: as long as the way to one target that answered is whole, a
/// missing route is the target's own (a machine without a default route that measures its neighbours, a test in a namespace), and the target is Down. Before any
/// target has answered, there is no such way to compare with; then only a machine without any carrier is isolated. A silent gateway is not enough: it counts
/// together with silent resolvers. A target that is silent by itself has a whole way, whoever else is silent, and is Down; so is a lone one. Loopback and the
/// machine's own addresses are no part of this: what answers there says nothing about the network.
/// </para>
/// </summary>
internal static class IsolationVerdict
{
    /// <summary>One of <see cref="IsolationReason"/>; null: not isolated.</summary>
    public static string? Of(IsolationEvidence evidence)
    {
        if (Defect(evidence.Target, evidence) is not { } defect) return null;
        if (evidence.LastAnswered is { } last and not PathState.Own) return Defect(last, evidence) is null ? null : defect;
        return defect == IsolationReason.GatewaySilent ? defect : evidence.HasCarrier ? null : IsolationReason.NoCarrier;
    }

    private static string? Defect(PathState path, IsolationEvidence evidence) => path switch
    {
        PathState.NoRoute => IsolationReason.NoRoute,
        PathState.NoCarrier => IsolationReason.NoCarrier,
        PathState.GatewaySilent when evidence.ResolversSilent => IsolationReason.GatewaySilent,

        // The kernel forgets the entry of a neighbour that nothing is sent to: that is no sign of life.
        PathState.Unclear when evidence is { Standing: IsolationReason.GatewaySilent, ResolversSilent: true } => IsolationReason.GatewaySilent,
        _ => null,
    };
}
