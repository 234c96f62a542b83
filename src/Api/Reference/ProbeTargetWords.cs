using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.Reference;

internal static class ProbeTargetWords
{
    public static ResourceWords All { get; } = new(
        """
        What to measure: one host, and one or more probes of it. Every NetworkDeployment whose `targetSelector` matches its labels measures it. The smallest one:

        ```yaml
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: gateway}
        spec:
          host: 192.0.2.1
          probes:
          - {name: ping, type: ICMP}
        ```

        A probe is of one `type`, and of the members `icmp`, `tcp`, `http` and `dns` only the one of that type may be set beside it. What a probe sets itself
        (`host`, `addressFamily`, `interval`, `timeout`, each of `thresholds`) replaces the target's.
        """,
        CustomResourceDefinitions.ProbeTarget,
        [
            new("Pending", "No node measures it yet, or none has finished a round."),
            new("Up", "Every Required probe is Up and no threshold is passed."),
            new("Degraded", "Every Required probe is Up, but a threshold is passed."),
            new("Down", "A Required probe is Down for the majority of the nodes that can measure it; a tie is Down."),
            new("Unknown", "No node can measure a Required probe: the failure is the probers' own, or a Secret's, and says nothing about the target."),
            new("Suspended", "`spec.suspend` is true."),
            new("Invalid", "The spec breaks a rule that the schema cannot hold; `Accepted` says which. Only where the operator is the first to see it: the local cluster refuses it."),
        ],
        "Phases are for people. Programs and `kubectl wait` use the conditions.",
        [
            new(ConditionTypes.Accepted, "The spec is valid.",
            [
                new(ConditionReasons.Valid, "True."),
                new(ConditionReasons.InvalidSpec, "False: the message names each field and what would be right."),
            ]),
            new(ConditionTypes.Assigned, "At least one node measures the target.",
            [
                new(ConditionReasons.Assigned, "True: the message says how many nodes."),
                new(ConditionReasons.NoMatchingDeployment, "False: no NetworkDeployment selects it; the message says what to create."),
                new(ConditionReasons.NoRunningNode, "False: a NetworkDeployment selects it, but none of its nodes runs."),
                new(ConditionReasons.CapacityExhausted, "False: the nodes carry as much as `placement.capacity` allows."),
                new(ConditionReasons.ListTooLarge, "False: the target lists have reached their greatest size, 900 KiB for a node."),
                new(ConditionReasons.Suspended, "False: `spec.suspend` is true."),
                new(ConditionReasons.InvalidSpec, "False: the spec is not valid."),
            ]),
            new(ConditionTypes.Reachable, "No Required probe is Down. Unknown while nobody can tell; with the reason of Assigned while no node measures the target.",
            [
                new(ConditionReasons.AllProbesUp, "True."),
                new(ConditionReasons.ProbesDown, "False: the message names the probes and why."),
                new(ConditionReasons.ProbesUnknown, "Unknown: no node can measure a Required probe."),
                new(ConditionReasons.AwaitingResults, "Unknown: no node has finished a round yet."),
            ]),
            new(ConditionTypes.Ready, "Accepted, Assigned and Reachable are True, and no threshold is passed. Reason and message are those of the first of the three that is not True, else of Reachable, or:",
            [
                new(ConditionReasons.ThresholdExceeded, "False: the message names the probe, the figure and the limit. It returns to True once the figure is a tenth below the limit."),
            ]),
        ]);
}
