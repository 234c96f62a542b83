using NetworkTelemetry.Api;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Operator.Certificates;

namespace NetworkTelemetry.Operator.Hosting;

/// <summary>What the operator has to be allowed. What it writes, and Secrets, are not here: they are granted in the namespaces that may have probers. Pure.</summary>
internal static class OperatorNeeds
{
    /// <param name="own">The operator's own namespace.</param>
    public static IReadOnlyList<AccessNeed> Of(OperatorArguments arguments, string own)
    {
        var watched = arguments.Namespace;
        List<AccessNeed> needs =
        [
            .. Needs(ApiGroup.Name, "networkdeployments", watched, "list", "watch"),
            .. Needs(ApiGroup.Name, "networkdeployments/status", watched, "patch"),
            .. Needs(ApiGroup.Name, "probetargets", watched, "list", "watch"),
            .. Needs(ApiGroup.Name, "probetargets/status", watched, "patch"),
            .. Needs("", "pods", watched, "list", "watch"),
            .. Needs("", "configmaps", watched, "list", "watch"),
            new("get", "", "secrets", own, AuthorityObjects.Name),
            new("patch", "", "secrets", own, AuthorityObjects.Name),
            new("get", "", "configmaps", own, AuthorityObjects.Name),
            new("patch", "", "configmaps", own, AuthorityObjects.Name),
        ];
        if (watched is null) needs.AddRange(Needs("", "namespaces", null, "list", "watch"));
        if (arguments.LeaderElect)
        {
            needs.Add(new("create", "coordination.k8s.io", "leases", own));
            needs.AddRange(Needs("coordination.k8s.io", "leases", own, "get", "update").Select(need => need with { Name = OperatorComposition.Name }));
        }

        if (arguments.MetricsAuth)
        {
            needs.Add(new("create", "authentication.k8s.io", "tokenreviews"));
            needs.Add(new("create", "authorization.k8s.io", "subjectaccessreviews"));
        }

        return needs;
    }

    private static IEnumerable<AccessNeed> Needs(string group, string resource, string? ns, params string[] verbs) =>
        verbs.Select(verb => new AccessNeed(verb, group, resource, ns));
}
