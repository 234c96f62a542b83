using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.LocalCluster.Hosting;
using NetworkTelemetry.LocalCluster.Kubelet;
using NetworkTelemetry.LocalCluster.Kubelet.Images;

namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>API, kubelet and operator without our rules at admission, as on a cluster that has only the CRDs.</summary>
internal sealed class UnguardedCluster : IAsyncDisposable
{
    private readonly string _state;
    private readonly LocalClusterServer _server;
    private readonly LocalKubelet _kubelet;
    private readonly Process _operator;

    private UnguardedCluster(string state, LocalClusterServer server, LocalKubelet kubelet, Process @operator) =>
        (_state, _server, _kubelet, _operator, Kubectl) = (state, server, kubelet, @operator, new Kubectl(server.KubeconfigPath));

    public Kubectl Kubectl { get; }

    public static async Task<UnguardedCluster> StartAsync()
    {
        var state = Directory.CreateTempSubdirectory("telemetry-test-").FullName;
        var server = await LocalClusterServer.StartAsync(new LocalClusterOptions { StateDirectory = state, Port = 0 });
        var images = new Dictionary<string, LocalImage> { ["networktelemetry/prober"] = new() { Executable = Repository.PathOf("artifacts", "app", "telemetry-prober") } };
        var kubelet = new LocalKubelet(server.Pods, new KubeletOptions { StateDirectory = state, Images = images }, NullLogger<LocalKubelet>.Instance);
        server.ServeLogs(kubelet);
        await kubelet.StartAsync();
        await new Kubectl(server.KubeconfigPath).RunAsync("apply", "-f", Repository.PathOf("config", "crd"));
        // Its log goes to a file by the shell: a pipe that nobody reads would stop it.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$0\" --leader-election-namespace=default --metrics-bind-address=127.0.0.1:0 >\"$1\" 2>&1", Repository.PathOf("artifacts", "app", "telemetry-operator"), Path.Combine(state, "operator.log")]);
        start.Environment["KUBECONFIG"] = server.KubeconfigPath;
        return new UnguardedCluster(state, server, kubelet, Process.Start(start)!);
    }

    public Task<string> LogAsync() => File.ReadAllTextAsync(Path.Combine(_state, "operator.log"));

    public async ValueTask DisposeAsync()
    {
        _operator.Kill();
        await _operator.WaitForExitAsync();
        _operator.Dispose();
        await _kubelet.StopAllAsync(TimeSpan.FromSeconds(5));
        await _kubelet.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_state, recursive: true);
    }
}
