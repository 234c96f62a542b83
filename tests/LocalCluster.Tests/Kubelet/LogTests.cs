using System.Text;
using NetworkTelemetry.LocalCluster.Kubelet;
using NetworkTelemetry.LocalCluster.Kubelet.Logs;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

public sealed class LogTests
{
    [Fact]
    public async Task Tail_limit_and_since_choose_from_the_log()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "echo one; echo two >&2; echo three", specFields: """ "restartPolicy": "Never" """);
        await node.UntilAsync(() => (string?)node.Pod("a")!["status"]?["phase"] == "Succeeded");
        Assert.Equal("one\ntwo\nthree\n", await node.ReadLogAsync("a", new()));
        Assert.Equal("two\nthree\n", await node.ReadLogAsync("a", new() { TailLines = 2 }));
        Assert.Equal("one\nt", await node.ReadLogAsync("a", new() { LimitBytes = 5 }));
        Assert.Equal("", await node.ReadLogAsync("a", new() { Since = DateTimeOffset.UtcNow.AddHours(1) }));
        Assert.Equal("one\ntwo\nthree\n", await node.ReadLogAsync("a", new() { Since = DateTimeOffset.UtcNow.AddHours(-1), Follow = true }));
        Assert.All((await node.ReadLogAsync("a", new() { Timestamps = true })).TrimEnd().Split('\n'), line => Assert.Matches("^20..-..-..T..:..:..Z (one|two|three)$", line));
    }

    [Fact]
    public async Task Previous_is_the_instance_before()
    {
        await using var node = await TestNode.StartAsync();
        var mark = Path.Combine(node.State, "mark");
        node.Run("a", $"if test -e {mark}; then echo second; exec sleep 60; fi; echo x >{mark}; echo first; exit 1");
        await node.UntilAsync(() => node.Restarts("a") == 1 && node.Log("a") == "second\n");
        Assert.Equal("first\n", await node.ReadLogAsync("a", new() { Previous = true }));
        Assert.Equal("second\n", await node.ReadLogAsync("a", new()));
    }

    [Fact]
    public async Task Follow_goes_on_over_a_restart_and_ends_with_the_container()
    {
        await using var node = await TestNode.StartAsync();
        var mark = Path.Combine(node.State, "mark");
        node.Run("a", $"if test -e {mark}; then echo second; exit 0; fi; echo x >{mark}; echo first; sleep 0.3; echo more; exit 1", specFields: """ "restartPolicy": "OnFailure" """);
        await node.UntilAsync(() => node.Log("a") == "first\n");
        Assert.Equal("first\nmore\nsecond\n", await node.ReadLogAsync("a", new() { Follow = true }).WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task What_has_no_log_says_why()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "", image: "unknown");
        await node.UntilAsync(() => node.Waiting("a") is not null);
        Assert.Contains("waiting to start", (await Assert.ThrowsAsync<FileNotFoundException>(() => node.ReadLogAsync("a", new()))).Message, StringComparison.Ordinal);
        Assert.Equal("container b is not valid for pod a", (await Assert.ThrowsAsync<FileNotFoundException>(() => node.ReadLogAsync("a", new() { Container = "b" }))).Message);
        Assert.Equal(
            "previous terminated container \"main\" in pod \"a\" not found",
            (await Assert.ThrowsAsync<FileNotFoundException>(() => node.ReadLogAsync("a", new PodLogQuery { Previous = true }))).Message);
    }

    [Fact]
    public async Task Rotation_empties_the_file_under_the_writer()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "echo before; while test ! -e go; do sleep 0.05; done; echo after; exec sleep 60");
        await node.UntilAsync(() => node.Log("a") == "before\n");
        LogFile.Rotate(node.Files("a").Log("main", 0), limit: 1);
        File.WriteAllText(Path.Combine(node.Files("a").Scratch("main"), "go"), "");
        await node.UntilAsync(() => node.Log("a") == "after\n");
        Assert.Equal("before\n", File.ReadAllText(node.Files("a").Log("main", 0) + ".1"));
    }

    [Fact]
    public void A_disk_without_room_for_the_copy_still_gets_the_log_emptied()
    {
        var folder = Directory.CreateTempSubdirectory("log-").FullName;
        var path = Path.Combine(folder, "0.log");
        File.WriteAllText(path, "too long");
        // Stands in for a full disk: nothing can be written there.
        Directory.CreateDirectory(path + ".1");
        LogFile.Rotate(path, limit: 1);
        Assert.Equal(0, new FileInfo(path).Length);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("", 3, "")]
    [InlineData("a\nb\nc\n", 0, "")]
    [InlineData("a\nb\nc\n", 1, "c\n")]
    [InlineData("a\nb\nc", 2, "b\nc")]
    [InlineData("a\nb\nc\n", 3, "a\nb\nc\n")]
    [InlineData("a\nb\nc\n", 9, "a\nb\nc\n")]
    [InlineData("\n\n\n", 2, "\n\n")]
    public void Tail_counts_lines_from_the_end(string text, int lines, string expected)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        using (var file = LogFile.Open(path))
            Assert.Equal(expected, text[(int)LogFile.TailOffset(file, lines)..]);
        // The same across the borders of the blocks that are read.
        var padding = new string('x', 40_000) + "\n";
        File.WriteAllText(path, padding + text, new UTF8Encoding(false));
        using (var file = LogFile.Open(path))
        {
            if (text.Length > 0 && lines <= text.TrimEnd('\n').Count(c => c == '\n') + 1)
                Assert.Equal(expected, (padding + text)[(int)LogFile.TailOffset(file, lines)..]);
        }
        File.Delete(path);
    }
}
