using System.Net;
using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Api.Validation;

/// <summary>What a schema cannot say about a NetworkDeployment; see <see cref="ProbeTargetRules"/>.</summary>
public static class NetworkDeploymentRules
{
    private static readonly Action<NetworkDeployment, FieldPath>[] Chain =
    [
        Name,
        (deployment, root) => Replicas(deployment.Spec, root.Child("replicas")),
        (deployment, root) => SelectorRules.Check(root.Child("targetSelector"), deployment.Spec.TargetSelector),
        (deployment, root) => Namespaces(deployment.Spec.TargetNamespaces, root.Child("targetNamespaces")),
        (deployment, root) => Placement(deployment.Spec, root.Child("placement")),
        (deployment, root) => Egress(deployment.Spec.Egress, root.Child("egress")),
        (deployment, root) => DurationRule.ProvisioningDeadline.Check(root.Child("provisioningDeadline"), deployment.Spec.ProvisioningDeadline),
        (deployment, root) => TemplateRules.Check(root.Child("template"), deployment.Spec.Template),
        (deployment, root) => LocationRules.Check(root.Child("template").Child("location"), deployment.Spec.Template?.Location),
    ];

    public static IReadOnlyList<ValidationError> Validate(NetworkDeployment deployment)
    {
        var spec = new FieldPath("spec", []);
        foreach (var rule in Chain) rule(deployment, spec);
        return spec.Errors;
    }

    private static void Name(NetworkDeployment deployment, FieldPath spec)
    {
        var name = deployment.Metadata.Name ?? "";
        if (name.Length > NetworkDeployment.MaxNameLength)
            (spec with { Path = "metadata.name" }).Invalid(name, $"must be at most {NetworkDeployment.MaxNameLength} characters, because names of nodes and pods are made from it");
        else if (name.Contains('.'))
            (spec with { Path = "metadata.name" }).Invalid(name, "must not contain dots, because names of nodes and pods are made from it");
    }

    private static void Replicas(NetworkDeploymentSpec spec, FieldPath field)
    {
        if (spec.Replicas is < 0 or > 1000) field.Invalid($"{spec.Replicas}", "must be 0 to 1000");
    }

    private static void Namespaces(TargetNamespaces? namespaces, FieldPath field)
    {
        if (namespaces is null) return;
        var wantsSelector = namespaces.Mode == TargetNamespaceMode.Selector;
        if (wantsSelector && namespaces.Selector is null) field.Child("selector").Required("labels of the namespaces, because mode is Selector");
        if (!wantsSelector && namespaces.Selector is not null) field.Child("selector").Forbidden("may only be set with mode Selector");
        SelectorRules.Check(field.Child("selector"), namespaces.Selector);
    }

    private static void Placement(NetworkDeploymentSpec spec, FieldPath field)
    {
        var placement = spec.Placement;
        if (placement?.Capacity?.Targets is < 1) field.Child("capacity").Child("targets").Invalid($"{placement.Capacity.Targets}", "must be at least 1");
        if (placement?.Capacity?.ProbesPerSecond is < 1) field.Child("capacity").Child("probesPerSecond").Invalid($"{placement.Capacity.ProbesPerSecond}", "must be at least 1");
        if (placement?.Replication is not { } replication) return;
        var replicas = spec.Replicas ?? DeploymentDefaults.Replicas;
        if (replication < 1) field.Child("replication").Invalid($"{replication}", "must be at least 1");
        else if (placement.Mode == PlacementMode.Replicated) field.Child("replication").Forbidden("may only be set with mode Sharded: with Replicated every node measures every target");
        else if (spec.Mode != DeploymentMode.PerClusterNode && replicas > 0 && replication > replicas)
            field.Child("replication").Invalid($"{replication}", $"must be at most spec.replicas, which is {replicas}");
    }

    private static void Egress(EgressSpec? egress, FieldPath field)
    {
        Networks(field.Child("allowedCIDRs"), egress?.AllowedCIDRs);
        Networks(field.Child("deniedCIDRs"), egress?.DeniedCIDRs);
    }

    private static void Networks(FieldPath field, IReadOnlyList<string>? networks)
    {
        for (var i = 0; i < (networks?.Count ?? 0); i++)
        {
            if (!IsNetwork(networks![i])) field.Item(i).Invalid(networks[i], "must be a network in CIDR notation without host bits, for example 10.0.0.0/8 or 2001:db8::/32");
        }
    }

    // IPNetwork clears host bits silently; "10.0.0.1/8" is more often a slip than meant.
    private static bool IsNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) && IPAddress.TryParse(text[..text.IndexOf('/', StringComparison.Ordinal)], out var address) && address.Equals(network.BaseAddress);
}
