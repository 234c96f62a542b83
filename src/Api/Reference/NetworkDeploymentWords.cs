using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.Reference;

internal static class NetworkDeploymentWords
{
    private static readonly Word[] Rejections =
    [
        new(ConditionReasons.InvalidSpec, "The spec breaks a rule; the message names each field. The last accepted spec stays in effect."),
        new(ConditionReasons.Unsupported, "The spec asks for what this cluster or release does not have."),
    ];

    public static ResourceWords All { get; } = new(
        """
        Where from to measure: a fleet of nodes, each of them one prober pod with a share of the targets. The smallest one is a single node that measures every
        target of its namespace:

        ```yaml
        apiVersion: networktelemetry.io/v1alpha1
        kind: NetworkDeployment
        metadata: {name: edge}
        spec: {}
        ```

        A node keeps its name `DEPLOYMENT-ORDINAL` for life; its pod is `NODE-HASH` and is replaced when it fails or the template changes. The name of a
        NetworkDeployment has at most 40 characters and no dots. `kubectl scale` and a HorizontalPodAutoscaler change `spec.replicas`.
        """,
        CustomResourceDefinitions.NetworkDeployment,
        [
            new("Pending", "No pod of it is scheduled yet."),
            new("Progressing", "Nodes are on their way to the present spec."),
            new("Running", "Every node runs the present spec; also with no nodes wanted."),
            new("Degraded", "Some nodes have failed or are cut off, or some targets have no node."),
            new("Failed", "Every node has failed, or the spec is not valid."),
        ],
        """
        A node in `status.nodes` has a phase of its own, the first of these that is observed; Failed is always tried again, with back-off:

        | Phase | Meaning |
        |---|---|
        | `Failed` | The pod failed, its image cannot be pulled, it crashes again and again, or it was not ready within `provisioningDeadline`. |
        | `Pending` | There is no pod, or it is not scheduled. |
        | `Provisioning` | Its containers are not ready. |
        | `Configuring` | The prober has not accepted a target list yet (readiness gate `networktelemetry.io/Configured`). |
        | `Running` | It measures. |
        """,
        [
            new(ConditionTypes.Accepted, "The spec is valid.", [new(ConditionReasons.Valid, "True."), .. Rejections]),
            new(ConditionTypes.TargetsMatched, "At least one target is selected.",
            [
                new(ConditionReasons.TargetsMatched, "True: the message says how many."),
                new(ConditionReasons.NoTargets, "False: nothing matches `targetSelector` and `targetNamespaces`."),
            ]),
            new(ConditionTypes.Ready, "Every node is Running with the present template and not cut off, and every target has a node.",
            [
                new(ConditionReasons.AllNodesRunning, "True."),
                new(ConditionReasons.ScaledToZero, "True: no node is wanted."),
                new(ConditionReasons.NodesNotRunning, "False: the message names the first node that is not Running, and why."),
                new(ConditionReasons.NoNodeRunning, "False: none is."),
                new(ConditionReasons.CapacityExhausted, "False: targets are left without a node, because of `placement.capacity`."),
                new(ConditionReasons.ListTooLarge, "False: targets are left without a node, because lists have reached 900 KiB."),
                new(ConditionReasons.ProberIsolated, "False: a node is cut off; see Connected."),
            ]),
            new(ConditionTypes.Available, "At least one node is Running, or none is wanted.",
            [
                new(ConditionReasons.AsExpected, "True."),
                new(ConditionReasons.ScaledToZero, "True: no node is wanted."),
                new(ConditionReasons.NoNodeRunning, "False."),
            ]),
            new(ConditionTypes.Connected, "No running node is cut off from what it measures. What such a node sees Down is Unknown (`ProberIsolated`) and does not count.",
            [
                new(ConditionReasons.AsExpected, "True."),
                new(ConditionReasons.ScaledToZero, "True: no node is wanted."),
                new(ConditionReasons.ProberIsolated,
                    "False: the message names the first such node. Its prober says so itself, or it sees five or more networks (/24, /48) Down while most of the same targets are Up for other nodes."),
                new(ConditionReasons.NoNodeRunning, "Unknown: no node is Running."),
            ]),
            new(ConditionTypes.Progressing, "Nodes or lists are on their way to the present spec.",
            [
                new(ConditionReasons.NodesStarting, "True: nodes are."),
                new(ConditionReasons.ListsDelivering, "True: all nodes run, and some have not taken the newest target list yet."),
                new(ConditionReasons.Complete, "False."),
            ]),
            new(ConditionTypes.Reconciling, "The operator works towards the present generation (kstatus).",
            [
                new(ConditionReasons.NodesStarting, "True."),
                new(ConditionReasons.Complete, "False."),
            ]),
            new(ConditionTypes.Stalled, "Only a person can help (kstatus).",
            [
                new(ConditionReasons.NodesFailed, "True: a node has failed three times in a row; the message says of what."),
                new(ConditionReasons.AsExpected, "False."),
            ]),
        ]);
}
