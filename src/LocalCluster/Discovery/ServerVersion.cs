using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>The Kubernetes version whose behaviour the server shows: clients decide by it what to ask for.</summary>
internal static class ServerVersion
{
    public const string Git = "v1.32.0+telemetry";

    public static JsonObject Document() => new()
    {
        ["major"] = "1",
        ["minor"] = "32",
        ["gitVersion"] = Git,
        ["gitCommit"] = "",
        ["gitTreeState"] = "clean",
        ["buildDate"] = "2024-12-11T00:00:00Z",
        ["goVersion"] = RuntimeInformation.FrameworkDescription,
        ["compiler"] = "csharp",
        ["platform"] = $"linux/{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}",
    };
}
