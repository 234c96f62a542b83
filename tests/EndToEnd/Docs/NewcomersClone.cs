using System.Net.Sockets;
using System.Net;
using NetworkTelemetry.EndToEnd.Support;
using NetworkTelemetry.Testing.Docs;

namespace NetworkTelemetry.EndToEnd.Docs;

/// <summary>A folder that looks like a fresh clone: the launcher and the samples. Free ports take the place of those that documents speak of.</summary>
public sealed class NewcomersClone : IAsyncDisposable
{
    // The cluster's API, and kubectl proxy.
    private const string ApiPort = "16400";
    private const string ProxyPort = "8001";
    private const string UsualFolder = "/home/you/network-telemetry";

    private readonly (string Usual, string Here)[] _ports = [(ApiPort, FreePort()), (ProxyPort, FreePort())];

    public NewcomersClone()
    {
        Folder = Directory.CreateTempSubdirectory("telemetry-docs-").FullName;
        var launcher = Path.Combine(Folder, "telemetry");
        File.WriteAllText(launcher, $"""
            #!/bin/sh
            [ "$1" = up ] && set -- "$@" --port {Here(ApiPort)}
            TELEMETRY_ROOT={Folder} exec {Repository.PathOf("artifacts", "app", "telemetry")} "$@"

            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(launcher, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var samples = Repository.PathOf("config", "samples");
        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, "config", "samples", Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, Here(File.ReadAllText(file)));
        }
    }

    public string Folder { get; }

    /// <param name="kubectl">Folder of the kubectl to use; none for the one on the path.</param>
    public ShellSession OpenShell(string? kubectl) => new(Folder, new Dictionary<string, string>
    {
        ["HOME"] = Folder, ["LC_ALL"] = "C.UTF-8", ["PATH"] = (string.IsNullOrEmpty(kubectl) ? "" : kubectl + ":") + Environment.GetEnvironmentVariable("PATH"),
    });

    /// <summary>A text of a document, with the ports that are free here.</summary>
    public string Here(string text) => _ports.Aggregate(text, (changed, port) => changed.Replace(port.Usual, port.Here, StringComparison.Ordinal));

    /// <summary>Output as on a machine where nothing is in the way.</summary>
    public string Usual(string line) =>
        _ports.Aggregate(line, (changed, port) => changed.Replace(port.Here, port.Usual, StringComparison.Ordinal)).Replace(Folder, UsualFolder, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await TelemetryCluster.TelemetryAsync("down", "--state", Path.Combine(Folder, ".telemetry"));
        Directory.Delete(Folder, recursive: true);
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
