using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.LocalCluster.Kubelet;
using NetworkTelemetry.LocalCluster.Kubelet.Images;
using NetworkTelemetry.LocalCluster.Kubelet.Pods;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

/// <summary>A kubelet with real child processes in a folder of its own. Disposing it ends them all and fails if one is left.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private static readonly Dictionary<string, LocalImage> Images = new()
    {
        ["sh"] = new() { Executable = "/bin/sh", Environment = new Dictionary<string, string> { ["FROM_IMAGE"] = "yes" } },
        ["run"] = new() { Executable = "/bin/sh", LeadingArguments = ["-c"] },
    };

    private readonly TimeProvider _time;
    private LocalKubelet _kubelet;

    public TestNode(TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _kubelet = Create();
    }

    public InMemoryPodApi Api { get; } = new();

    public string State { get; } = Directory.CreateTempSubdirectory("kubelet-test-").FullName;

    public LocalKubelet Kubelet => _kubelet;

    public static async Task<TestNode> StartAsync(TimeProvider? time = null)
    {
        var node = new TestNode(time);
        await node.Kubelet.StartAsync();
        return node;
    }

    /// <summary>What happens when the cluster's process is killed and started again: the children see nothing of it.</summary>
    public async Task RestartAsync(Action? between = null)
    {
        await _kubelet.StopAsync();
        between?.Invoke();
        _kubelet = Create();
        await _kubelet.StartAsync();
    }

    public JsonObject Run(string name, string script, string containerFields = "", string specFields = "", string metadataFields = "", string image = "run:1")
    {
        var pod = (JsonObject)JsonNode.Parse($$$"""
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"name": "{{{name}}}", "namespace": "default"{{{Comma(metadataFields)}}}},
             "spec": {"containers": [{"name": "main", "image": "{{{image}}}", "args": [{{{JsonValue.Create(script).ToJsonString()}}}]{{{Comma(containerFields)}}}}]{{{Comma(specFields)}}}}}
            """)!;
        Api.Put("pods", pod);
        return pod;
    }

    public void ConfigMap(string name, params (string Key, string Value)[] data) => Api.Put("configmaps", new JsonObject
    {
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "default" },
        ["data"] = new JsonObject(data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    });

    public void Delete(string name, long grace) => Api.Edit("pods", name, pod =>
    {
        pod["metadata"]!["deletionTimestamp"] = _time.GetUtcNow().AddSeconds(grace).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        pod["metadata"]!["deletionGracePeriodSeconds"] = grace;
    });

    public JsonObject? Pod(string name) => Api.Find("pods", "default", name);

    public JsonNode? Container(string name) => Pod(name)?["status"]?["containerStatuses"]?[0];

    public string? Waiting(string name) => (string?)Container(name)?["state"]?["waiting"]?["reason"];

    public bool IsRunning(string name) => Container(name)?["state"]?["running"] is not null;

    public int Restarts(string name) => (int?)Container(name)?["restartCount"] ?? -1;

    public string Condition(string name, string type) =>
        (string?)(Pod(name)?["status"]?["conditions"] as JsonArray)?.FirstOrDefault(condition => (string?)condition!["type"] == type)?["status"] ?? "";

    public PodDirectory Files(string name) => new(State, (string)Pod(name)!["metadata"]!["uid"]!);

    public string Log(string name) => File.Exists(Files(name).Log("main", Math.Max(0, Restarts(name)))) ? File.ReadAllText(Files(name).Log("main", Math.Max(0, Restarts(name)))) : "";

    /// <summary>The child's pid, once it has become the container's program.</summary>
    public async Task<int> PidAsync(string name)
    {
        await UntilAsync(() => IsRunning(name) && File.Exists(Files(name).Identity("main")) && ProcStat.Parse(File.ReadAllText(Files(name).Identity("main"))) is not null);
        return ProcStat.Parse(File.ReadAllText(Files(name).Identity("main")))!.Pid;
    }

    public async Task<string> ReadLogAsync(string name, PodLogQuery query)
    {
        using var output = new MemoryStream();
        await Kubelet.CopyAsync("default", name, query, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public async Task UntilAsync(Func<bool> condition, double seconds = 10, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var deadline = DateTime.UtcNow.AddSeconds(seconds);
        while (!condition())
        {
            if (DateTime.UtcNow > deadline)
                Assert.Fail($"not within {seconds} s: {what}\n{string.Join('\n', Processes())}\n{string.Join('\n', Api.ListPods())}\n{string.Join('\n', Api.Events)}");
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A clock that stands still would never end a grace period.
        await Kubelet.StopAllAsync(_time is ManualClock ? TimeSpan.Zero : TimeSpan.FromMilliseconds(500));
        var left = Processes();
        Directory.Delete(State, recursive: true);
        Assert.Empty(left);
    }

    /// <summary>Every process whose log file, and so whose standard output, is in this node's folder.</summary>
    public IReadOnlyList<string> Processes() =>
        [.. from directory in Directory.EnumerateDirectories("/proc")
            where int.TryParse(Path.GetFileName(directory), out _) && new FileInfo(directory + "/fd/1") is var link && IsOurs(link)
            select $"{Path.GetFileName(directory)} {File.ReadAllText(directory + "/stat")}"];

    private bool IsOurs(FileInfo link)
    {
        try
        {
            return link.LinkTarget?.StartsWith(State, StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private LocalKubelet Create() => new(
        Api,
        new KubeletOptions { StateDirectory = State, Images = Images, TimeProvider = _time },
        NullLogger<LocalKubelet>.Instance);

    private static string Comma(string fields) => fields.Length == 0 ? "" : ", " + fields;
}
