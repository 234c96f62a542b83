using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

public sealed class DiffTests(ApiCluster cluster) : IClassFixture<ApiCluster>
{
    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Diff_of_what_would_change_nothing_is_empty_and_exits_with_0(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        var file = kubectl.File(Manifests.Join(Objects.Target("a"), Objects.Map("m")));
        await kubectl.RunAsync("create", "-f", file);
        Assert.Equal("", await kubectl.RunAsync("diff", "-f", file));
        await kubectl.RunAsync("apply", "-f", file);
        Assert.Equal("", await kubectl.RunAsync("diff", "-f", file));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Server_side_diff_compares_with_what_a_server_side_apply_would_make(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        var file = kubectl.File(Objects.Target("a"));
        await kubectl.RunAsync("apply", "--server-side", "-f", file);
        Assert.Equal("", await kubectl.RunAsync("diff", "--server-side", "-f", file));
        var changed = await kubectl.TryAsync("diff", "--server-side", "-f", kubectl.File(Objects.Target("a", "192.0.2.2")));
        Assert.Equal((1, true), (changed.ExitCode, Changes(changed.Output).Contains("+  host: 192.0.2.2")));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Diff_shows_the_lines_that_would_change_and_exits_with_1(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.RunAsync("apply", "-f", kubectl.File(Objects.Target("a")));
        var changed = await kubectl.TryAsync("diff", "-f", kubectl.File(Objects.Target("a", "192.0.2.2")));
        Assert.Equal(1, changed.ExitCode);
        Assert.Equal(["-  generation: 1", "-  host: 192.0.2.1", "+  generation: 2", "+  host: 192.0.2.2"], Changes(changed.Output));
        var added = await kubectl.TryAsync("diff", "-f", kubectl.File(Objects.Target("b")));
        Assert.Equal(1, added.ExitCode);
        Assert.Contains("+kind: ProbeTarget", Changes(added.Output));
        Assert.Contains("\"b\" not found", await kubectl.FailAsync("get", "pt", "b"));
    }

    private static string[] Changes(string diff) =>
        [.. diff.Split('\n').Where(line => line is ['+' or '-', not ('+' or '-'), ..]).Order(StringComparer.Ordinal).OrderBy(line => line[0] == '+')];
}
