using System.Diagnostics;

namespace NetworkTelemetry.Testing;

/// <summary>The API server of the local cluster alone, without an operator that would change what tests made.</summary>
internal sealed class LocalClusterProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _state;

    private LocalClusterProcess(Process process, string state) => (_process, _state) = (process, state);

    public string Kubeconfig => Path.Combine(_state, "kubeconfig");

    private static string Program { get; } = Repository.PathOf("artifacts", "app", "telemetry");

    public static async Task<LocalClusterProcess> StartAsync()
    {
        var state = Directory.CreateTempSubdirectory("telemetry-api-").FullName;
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$0\" cluster --state \"$1\" --port 0 >\"$1/cluster.log\" 2>&1", Program, state]);
        var cluster = new LocalClusterProcess(Process.Start(start)!, state);
        await Eventually.TrueAsync(
            () => cluster._process.HasExited ? throw new InvalidOperationException(cluster.Log()) : Task.FromResult(File.Exists(cluster.Kubeconfig)),
            () => Task.FromResult(cluster.Log()));
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync(Program, ["down", "--state", _state]);
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_state, recursive: true);
    }

    private string Log() => $"telemetry cluster: {File.ReadAllText(Path.Combine(_state, "cluster.log"))}";
}
