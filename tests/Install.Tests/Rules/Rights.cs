using NetworkTelemetry.Install.Tests.Manifests;

namespace NetworkTelemetry.Install.Tests.Rules;

/// <summary>What the bindings of an install allow the operator's service account.</summary>
internal static class Rights
{
    /// <param name="namespaceName">Null: what it may everywhere, by ClusterRoleBindings.</param>
    /// <returns>Lines like <c>list pods</c>, <c>patch networkdeployments/status.networktelemetry.io</c>, <c>get leases.coordination.k8s.io network-telemetry-operator</c>.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<Manifest> install, string? namespaceName) =>
    [
        .. install
            .Where(binding => binding.Kind == (namespaceName is null ? "ClusterRoleBinding" : "RoleBinding") && binding.Namespace == namespaceName && IsForOperator(binding))
            .SelectMany(binding => RulesOf(install, binding))
            .SelectMany(Lines).Distinct().Order(StringComparer.Ordinal),
    ];

    private static bool IsForOperator(Manifest binding) => binding.Json["subjects"]!.AsArray().Any(subject =>
        (string?)subject!["kind"] == "ServiceAccount" && (string?)subject["name"] == "network-telemetry-operator" && (string?)subject["namespace"] == Chart.Namespace);

    private static IEnumerable<JsonNode> RulesOf(IReadOnlyList<Manifest> install, Manifest binding)
    {
        var (kind, name) = ((string)binding.Json["roleRef"]!["kind"]!, (string)binding.Json["roleRef"]!["name"]!);
        var role = install.Single(candidate => candidate.Kind == kind && candidate.Name == name && (kind == "ClusterRole" || candidate.Namespace == binding.Namespace));
        return role.Json["rules"]!.AsArray().Select(rule => rule!);
    }

    private static IEnumerable<string> Lines(JsonNode rule) =>
        from path in Texts(rule, "nonResourceURLs").Concat(from resource in Texts(rule, "resources") from api in Texts(rule, "apiGroups") select api == "" ? resource : $"{resource}.{api}")
        from verb in Texts(rule, "verbs")
        from name in Texts(rule, "resourceNames").DefaultIfEmpty("")
        select $"{verb} {path} {name}".TrimEnd();

    private static IEnumerable<string> Texts(JsonNode rule, string member) => rule[member]?.AsArray().Select(text => (string)text!) ?? [];
}
