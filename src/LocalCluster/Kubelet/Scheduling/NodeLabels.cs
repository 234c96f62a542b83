using System.Runtime.InteropServices;

namespace NetworkTelemetry.LocalCluster.Kubelet.Scheduling;

internal static class NodeLabels
{
    public static IReadOnlyDictionary<string, string> For(string nodeName) => new Dictionary<string, string>
    {
        ["kubernetes.io/hostname"] = nodeName,
        ["kubernetes.io/os"] = "linux",
        ["kubernetes.io/arch"] = GoName(RuntimeInformation.OSArchitecture),
    };

    // Go's names, which Kubernetes uses.
    private static string GoName(Architecture architecture) => architecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.X86 => "386",
        Architecture.Arm64 => "arm64",
        var other => other.ToString().ToLowerInvariant(),
    };
}
