using System.Text.RegularExpressions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Install.Tests.Rules;

/// <summary>What must be true of any install, whatever the values.</summary>
internal static partial class Coherence
{
    private static readonly string[] ClusterScoped = ["Namespace", "CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding"];

    public static IReadOnlyList<string> Problems(IReadOnlyList<Manifest> install) =>
    [
        .. install.SelectMany(Names),
        .. install.CountBy(manifest => manifest.ToString()).Where(entry => entry.Value > 1).Select(entry => $"{entry.Key} is there {entry.Value} times"),
        .. install.SelectMany(manifest => Selectors(install, manifest)),
        .. install.Where(manifest => manifest.Kind.EndsWith("Binding", StringComparison.Ordinal)).SelectMany(binding => References(install, binding)),
        .. install.Where(manifest => manifest.Kind == "Deployment").SelectMany(deployment => Pods(install, deployment)),
    ];

    private static IEnumerable<string> Names(Manifest manifest)
    {
        if (!Name().IsMatch(manifest.Name) || (manifest.Kind != "CustomResourceDefinition" && manifest.Name.Length > 63)) yield return $"{manifest}: the name is not one";
        if (ClusterScoped.Contains(manifest.Kind) != manifest.Namespace is null) yield return $"{manifest}: wrong scope";
        foreach (var (key, value) in manifest.Labels ?? [])
            if (!Label().IsMatch((string)value!)) yield return $"{manifest}: label {key} has the value {value}";
    }

    private static IEnumerable<string> Selectors(IReadOnlyList<Manifest> install, Manifest manifest)
    {
        var selector = manifest.Kind switch
        {
            "Service" => manifest.Json["spec"]!["selector"],
            "NetworkPolicy" => manifest.Json["spec"]!["podSelector"]!["matchLabels"],
            "PodDisruptionBudget" or "Deployment" => manifest.Json["spec"]!["selector"]!["matchLabels"],
            _ => null,
        };
        if (selector is null) yield break;
        var pods = install.Where(other => other.Kind == "Deployment" && other.Namespace == manifest.Namespace).Select(PodLabels);
        var component = (string?)manifest.Labels?["app.kubernetes.io/component"];
        if (component == "prober") pods = [ProberLabels()];
        if (!pods.Any(labels => selector.AsObject().All(wanted => labels.GetValueOrDefault(wanted.Key) == (string?)wanted.Value))) yield return $"{manifest} selects no pod";
    }

    private static IEnumerable<string> References(IReadOnlyList<Manifest> install, Manifest binding)
    {
        var role = binding.Json["roleRef"]!;
        if (!install.Any(other => other.Kind == (string?)role["kind"] && other.Name == (string?)role["name"])) yield return $"{binding} refers to no role";
        foreach (var subject in binding.Json["subjects"]!.AsArray())
            if (!install.Any(other => other.Kind == (string?)subject!["kind"] && other.Name == (string?)subject["name"] && other.Namespace == (string?)subject["namespace"]))
                yield return $"{binding} is for nobody";
    }

    private static IEnumerable<string> Pods(IReadOnlyList<Manifest> install, Manifest deployment)
    {
        var pod = deployment.Json["spec"]!["template"]!["spec"]!.AsObject();
        foreach (var violation in PodSecurity.Violations(pod)) yield return $"{deployment}: restricted Pod Security refuses {violation}";
        var container = pod["containers"]!.AsArray().Single()!;
        var ports = container["ports"]!.AsArray().Select(port => (string)port!["name"]!).ToHashSet();
        foreach (var probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" })
            if (!ports.Contains((string)container[probe]!["httpGet"]!["port"]!)) yield return $"{deployment}: {probe} names no port";
        foreach (var service in install.Where(manifest => manifest.Kind == "Service"))
            if (service.Json["spec"]!["ports"]!.AsArray().Any(port => !ports.Contains((string)port!["targetPort"]!))) yield return $"{service} names no port";
        if (!install.Any(other => other.Kind == "ServiceAccount" && other.Name == (string?)pod["serviceAccountName"] && other.Namespace == deployment.Namespace))
            yield return $"{deployment} has no service account";
    }

    private static Dictionary<string, string?> PodLabels(Manifest deployment) =>
        deployment.Json["spec"]!["template"]!["metadata"]!["labels"]!.AsObject().ToDictionary(label => label.Key, label => (string?)label.Value);

    private static Dictionary<string, string?> ProberLabels() =>
        OwnedObjects.Labels(new NetworkDeployment { Metadata = new() { Name = "edge" }, Spec = new() }, "edge-0").ToDictionary(label => label.Key, string? (label) => label.Value);

    [GeneratedRegex("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")]
    private static partial Regex Name();

    [GeneratedRegex("^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$")]
    private static partial Regex Label();
}
