using System.Text.Json;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.EndToEnd.Support;

/// <summary>The product, started with <c>telemetry up</c> on any free port in a temporary folder, and stopped with <c>telemetry down</c>.</summary>
public sealed class TelemetryCluster : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private TelemetryCluster(string state) => (State, Kubectl) = (state, new Kubectl(Path.Combine(state, "kubeconfig")));

    public string State { get; }

    public Kubectl Kubectl { get; }

    private static string Program { get; } = Repository.PathOf("artifacts", "app", "telemetry");

    /// <summary>A folder for a cluster that is not started yet.</summary>
    public static TelemetryCluster Prepare() => new(Directory.CreateTempSubdirectory("telemetry-test-").FullName);

    public static async Task<TelemetryCluster> StartAsync(params string[] manifests)
    {
        var cluster = Prepare();
        var up = await cluster.UpAsync(manifests);
        if (up.ExitCode == 0) return cluster;
        var log = await File.ReadAllTextAsync(Path.Combine(cluster.State, "cluster.log"));
        await cluster.DisposeAsync();
        throw new InvalidOperationException($"telemetry up: {up}\n{log}");
    }

    /// <param name="manifests">YAML texts instead of the samples.</param>
    public Task<CommandResult> UpAsync(params string[] manifests) => UpAsync(["up", "--detach", "--state", State, "--port", "0"], manifests);

    /// <summary>Ends when it is interrupted.</summary>
    public Task<CommandResult> UpInForegroundAsync(params string[] manifests) => UpAsync(["up", "--state", State, "--port", "0"], manifests);

    public Task<CommandResult> DownAsync() => TelemetryAsync("down", "--state", State);

    private async Task<CommandResult> UpAsync(List<string> arguments, string[] manifests)
    {
        foreach (var manifest in manifests)
        {
            var file = Path.Combine(State, $"manifest-{Guid.NewGuid():n}.yaml");
            await File.WriteAllTextAsync(file, manifest);
            arguments.AddRange(["-f", file]);
        }

        return await TelemetryAsync([.. arguments]);
    }

    /// <summary>The built command, as the launcher calls it.</summary>
    public static Task<CommandResult> TelemetryAsync(params string[] arguments) =>
        Command.RunAsync(Program, arguments, new Dictionary<string, string> { ["TELEMETRY_ROOT"] = Repository.Root });

    /// <summary>Addresses of the pods that measure, by node.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProberUrlsAsync()
    {
        using var pods = JsonDocument.Parse(await Kubectl.RunAsync("get", "pods", "-A", "-l", "networktelemetry.io/node", "-o", "json"));
        return pods.RootElement.GetProperty("items").EnumerateArray()
            .Where(p => p.TryGetProperty("status", out var status) && status.TryGetProperty("podIP", out _) && !p.GetProperty("metadata").TryGetProperty("deletionTimestamp", out _))
            .ToDictionary(
                p => p.GetProperty("metadata").GetProperty("labels").GetProperty("networktelemetry.io/node").GetString()!,
                p => $"http://{p.GetProperty("status").GetProperty("podIP").GetString()}:9810");
    }

    /// <summary>The lines of all probers' metrics; a prober that does not answer has none.</summary>
    public async Task<IReadOnlyList<string>> MetricsAsync()
    {
        var lines = new List<string>();
        foreach (var url in (await ProberUrlsAsync()).Values)
        {
            try
            {
                lines.AddRange((await _http.GetStringAsync(new Uri(url + "/metrics"))).Split('\n'));
            }
            catch (HttpRequestException)
            {
                // It is starting or stopping.
            }
        }

        return lines;
    }

    public Task<string> GetStringAsync(string url) => _http.GetStringAsync(new Uri(url));

    /// <summary>Processes of this cluster: everything whose command line or environment names its folder.</summary>
    public IReadOnlyList<int> Processes(string program) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(int.Parse!).Where(pid => IsOurs(pid, program))];

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        _http.Dispose();
        Directory.Delete(State, recursive: true);
    }

    private bool IsOurs(int pid, string program)
    {
        try
        {
            var command = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            return Path.GetFileName(command[0]).StartsWith(program, StringComparison.Ordinal)
                && (command.Any(a => a.Contains(State, StringComparison.Ordinal)) || File.ReadAllText($"/proc/{pid}/environ").Contains(State, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
