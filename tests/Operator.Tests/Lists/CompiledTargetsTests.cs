using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Lists;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Lists;

public sealed class CompiledTargetsTests
{
    private readonly CompiledTargets _compiled = new();

    [Fact]
    public void A_new_status_leaves_the_entry_as_it_is_and_a_new_spec_makes_another()
    {
        var first = _compiled.Of(Target(1, "192.0.2.1"));
        Assert.Same(first, _compiled.Of(Target(1, "192.0.2.1") with { Status = new ProbeTargetStatus { Phase = "Up" } }));

        var second = _compiled.Of(Target(2, "192.0.2.2"));
        Assert.Equal(("192.0.2.1", "192.0.2.2"), (first.Entry!.Probes[0].Host, second.Entry!.Probes[0].Host));
    }

    [Fact]
    public void A_target_of_the_same_name_that_is_another_object_has_its_own_entry()
    {
        var first = _compiled.Of(Target(1, "192.0.2.1"));
        var second = _compiled.Of(Target(1, "192.0.2.2", uid: "u2"));
        Assert.Equal(("192.0.2.1", "192.0.2.2"), (first.Entry!.Probes[0].Host, second.Entry!.Probes[0].Host));
    }

    [Fact]
    public void What_is_forgotten_is_compiled_anew()
    {
        var first = _compiled.Of(Target(1, "192.0.2.1"));
        _compiled.Forget(Target(1, "192.0.2.1"));
        Assert.NotSame(first, _compiled.Of(Target(1, "192.0.2.1")));
    }

    private static ProbeTarget Target(long generation, string host, string uid = "u1") => new()
    {
        Metadata = new ObjectMeta { Namespace = "web", Name = "shop", Uid = uid, Generation = generation },
        Spec = new ProbeTargetSpec { Host = host, Probes = [new Probe { Name = "ping", Type = ProbeType.Icmp }] },
    };
}
