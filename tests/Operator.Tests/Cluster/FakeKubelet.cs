using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Tests.Cluster;

/// <summary>Every machine of the cluster and every prober on it: pods run at once, and a prober applies its list when its pod is annotated with it.</summary>
internal sealed class FakeKubelet : IAsyncDisposable
{
    private readonly TestApiServer _server;
    private readonly ReportBoard _reports;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset At)> _starts = new();
    private readonly Task _loop;

    public FakeKubelet(TestApiServer server, ReportBoard reports, TimeProvider time)
    {
        (_server, _reports, _time) = (server, reports, time);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Containers of pods whose name starts so are waiting, with this reason.</summary>
    public ConcurrentDictionary<string, string> Waiting { get; } = new();

    public void Restart(string pod) => _starts.AddOrUpdate(pod, _ => (1, _time.GetUtcNow()), (_, start) => (start.Count + 1, _time.GetUtcNow()));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            foreach (var pod in _server.Table.List(new("api/v1/pods", null, null, null), _ => true).Items) Tick(pod);
            await Task.Delay(10);
        }
    }

    private void Tick(JsonObject pod)
    {
        var name = (string)pod["metadata"]!["name"]!;
        var ns = (string)pod["metadata"]!["namespace"]!;
        var start = _starts.GetOrAdd((string)pod["metadata"]!["uid"]!, _ => (0, _time.GetUtcNow()));
        if (_starts.TryGetValue(name, out var restarted)) start = restarted;
        var waiting = Waiting.FirstOrDefault(entry => name.StartsWith(entry.Key, StringComparison.Ordinal)).Value;
        try
        {
            _server.Table.Write(new("api/v1/pods", ns, name, null), old => Run(old ?? throw new InvalidOperationException(), start.Count, start.At, waiting));
        }
        catch (InvalidOperationException)
        {
            return; // Deleted meanwhile.
        }

        if (waiting is null) Report(pod, ns, start.At);
    }

    private static JsonObject Run(JsonObject pod, int restarts, DateTimeOffset startedAt, string? waiting)
    {
        var gate = pod["status"]?["conditions"]?.AsArray().FirstOrDefault(condition => (string)condition!["type"]! == ApiGroup.ConfiguredGate)?.DeepClone();
        var runs = waiting is null;
        var conditions = new JsonArray(Condition("PodScheduled", true), Condition("ContainersReady", runs), Condition("Ready", runs && (string?)gate?["status"] == "True"));
        if (gate is not null) conditions.Add(gate);
        JsonObject state = runs
            ? new() { ["running"] = new JsonObject { ["startedAt"] = startedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") } }
            : new() { ["waiting"] = new JsonObject { ["reason"] = waiting, ["message"] = "it waits" } };
        pod["status"] = new JsonObject
        {
            ["phase"] = "Running", ["podIP"] = "127.64.0.1", ["conditions"] = conditions,
            ["containerStatuses"] = new JsonArray(new JsonObject { ["name"] = PodFactory.ContainerName, ["restartCount"] = restarts, ["state"] = state }),
        };
        return pod;
    }

    private void Report(JsonObject pod, string ns, DateTimeOffset startedAt)
    {
        var labels = pod["metadata"]!["labels"]!;
        var key = new NodeKey(ns, (string)labels[ApiGroup.DeploymentLabel]!, (string)labels[ApiGroup.NodeLabel]!);
        var list = _server.Find<ConfigMap>(new(ns, NodeNames.ListOf(key.Name)));
        var announced = ((string?)pod["metadata"]!["annotations"]?[ApiGroup.ListRevisionAnnotation])?.Split('/')[0];
        if (list?.Metadata.Annotations?[ApiGroup.ListRevisionAnnotation] is not { } revision || revision != announced) return;
        var report = new NodeReport { Node = key, PodUid = (string)pod["metadata"]!["uid"]!, Revision = revision, Process = new ProcessFigures { StartTime = startedAt } };
        var known = _reports.Current.GetValueOrDefault(key);
        if (known?.Revision != revision || known.PodUid != report.PodUid || known.Process?.StartTime != startedAt) _reports.Publish(report);
    }

    private static JsonObject Condition(string type, bool status) => new() { ["type"] = type, ["status"] = status ? "True" : "False" };
}
