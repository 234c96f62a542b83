using NetworkTelemetry.LocalCluster.Kubelet.Volumes;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class VolumeTests
{
    private const string Projected = """
        "volumes": [{"name": "list", "projected": {"sources": [
          {"configMap": {"name": "targets"}},
          {"secret": {"name": "token", "items": [{"key": "t", "path": "secret/token", "mode": 256}]}},
          {"configMap": {"name": "absent", "optional": true}},
          {"downwardAPI": {"items": [{"path": "annotations", "fieldRef": {"fieldPath": "metadata.annotations"}}]}}]}}]
        """;

    [Fact]
    public async Task Files_are_found_under_the_mount_path_in_arguments_and_variables()
    {
        await using var node = await TestNode.StartAsync();
        node.ConfigMap("targets", ("list.json", "hello"));
        node.Api.Put("secrets", Secret("token", "t", "s3cret"));
        node.Run("a", "cat /etc/telemetry/list.json $WHERE; exec sleep 60", """
            "env": [{"name": "WHERE", "value": "/etc/telemetry/secret/token"}], "volumeMounts": [{"name": "list", "mountPath": "/etc/telemetry"}]
            """, Projected, """ "annotations": {"nonce": "1"} """);
        await node.UntilAsync(() => node.Log("a") == "hellos3cret");
        var volume = node.Files("a").Volume("list");
        Assert.Equal("..data/list.json", new FileInfo(Path.Combine(volume, "list.json")).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(Path.Combine(volume, "secret/token")));
        Assert.Equal("nonce=\"1\"", File.ReadAllText(Path.Combine(volume, "annotations")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(node.Files("a").Root));
    }

    [Fact]
    public async Task A_change_reaches_the_files_at_once()
    {
        await using var node = await TestNode.StartAsync();
        node.ConfigMap("targets", ("list.json", "1"), ("old.json", "x"));
        node.Api.Put("secrets", Secret("token", "t", "s"));
        node.Run("a", "exec sleep 60", """ "volumeMounts": [{"name": "list", "mountPath": "/x"}] """, Projected);
        await node.UntilAsync(() => node.IsRunning("a"));
        var volume = node.Files("a").Volume("list");

        for (var i = 2; i < 6; i++)
        {
            var text = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            node.ConfigMap("targets", ("list.json", text));
            await node.UntilAsync(() => File.ReadAllText(Path.Combine(volume, "list.json")) == text, seconds: 0.2);
        }
        Assert.False(File.Exists(Path.Combine(volume, "old.json")));
        node.Api.Edit("pods", "a", pod => pod["metadata"]!["annotations"] = new System.Text.Json.Nodes.JsonObject { ["nonce"] = "7" });
        await node.UntilAsync(() => File.ReadAllText(Path.Combine(volume, "annotations")) == "nonce=\"7\"", seconds: 0.2);
        await node.UntilAsync(() => Directory.GetDirectories(volume, "..2*").Length == 1, seconds: 1);
        node.Api.Drop("configmaps", "targets");
        await Task.Delay(100);
        Assert.Equal("5", File.ReadAllText(Path.Combine(volume, "list.json")));
    }

    [Fact]
    public void A_kubelet_killed_between_the_switch_and_the_links_is_made_good_by_the_next()
    {
        var volume = Directory.CreateTempSubdirectory("volume-").FullName;
        var files = new Dictionary<string, PayloadFile> { ["list.json"] = new("1"u8.ToArray(), UnixFileMode.UserRead) };
        AtomicWriter.Write(volume, files, DateTimeOffset.UtcNow);
        // As kill -9 leaves it: the new directory is in place, its visible names and the end of the old directory are still to come.
        File.Delete(Path.Combine(volume, "list.json"));
        Directory.CreateDirectory(Path.Combine(volume, "..2020_01_01_00_00_00.old"));
        AtomicWriter.Write(volume, files, DateTimeOffset.UtcNow);
        Assert.Equal("1", File.ReadAllText(Path.Combine(volume, "list.json")));
        Assert.Single(Directory.GetDirectories(volume, "..2*"));
        Directory.Delete(volume, recursive: true);
    }

    [Fact]
    public async Task A_reader_never_sees_files_of_two_revisions()
    {
        await using var node = await TestNode.StartAsync();
        node.ConfigMap("targets", ("a", "0"), ("b", "0"));
        node.Run("a", "exec sleep 60", specFields: """ "volumes": [{"name": "v", "configMap": {"name": "targets"}}] """);
        await node.UntilAsync(() => node.IsRunning("a"));
        var volume = node.Files("a").Volume("v");
        var seen = new HashSet<string>();
        using var end = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                // As the prober does: resolve ..data once, then read everything below it; a directory that is gone means look again.
                var directory = Path.Combine(volume, new FileInfo(Path.Combine(volume, "..data")).LinkTarget ?? throw new InvalidDataException("no ..data"));
                try
                {
                    var (a, b) = (File.ReadAllText(Path.Combine(directory, "a")), File.ReadAllText(Path.Combine(directory, "b")));
                    Assert.Equal(a, b);
                    seen.Add(a);
                }
                catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
                {
                }
            }
        });
        for (var i = 1; i <= 100; i++)
        {
            var text = new string((char)('0' + i % 10), i);
            node.ConfigMap("targets", ("a", text), ("b", text));
            await Task.Delay(5);
        }
        await node.UntilAsync(() => File.ReadAllText(Path.Combine(volume, "b")).Length == 100, seconds: 1);
        await end.CancelAsync();
        await reader;
        Assert.True(seen.Count > 5, $"only {seen.Count} revisions were seen");
    }

    [Fact]
    public async Task A_missing_source_holds_the_pod_until_it_is_there()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 60", specFields: """ "volumes": [{"name": "v", "configMap": {"name": "targets"}}, {"name": "e", "emptyDir": {}}] """);
        await node.UntilAsync(() => node.Api.Events.Any(e => e.Reason == "FailedMount"));
        Assert.Contains(node.Api.Events, e => e.Message == "MountVolume.SetUp failed for volume \"v\" : configmap \"targets\" not found");
        await node.UntilAsync(() => node.Waiting("a") == "ContainerCreating");
        node.ConfigMap("targets", ("a", "1"));
        await node.UntilAsync(() => node.IsRunning("a"), seconds: 2);
        Assert.True(Directory.Exists(node.Files("a").Volume("e")));
    }

    private static System.Text.Json.Nodes.JsonObject Secret(string name, string key, string value) => new()
    {
        ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = name, ["namespace"] = "default" },
        ["data"] = new System.Text.Json.Nodes.JsonObject { [key] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(value)) },
    };
}
