using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

/// <summary>get -w and wait.</summary>
public sealed class WatchTests(ApiCluster cluster) : IClassFixture<ApiCluster>
{
    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Watch_prints_each_change_with_its_event(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Target("a"));
        using var watch = kubectl.Start("get", "pt", "-w", "--output-watch-events", "-o", "custom-columns=EVENT:.type,NAME:.object.metadata.name,SUSPEND:.object.spec.suspend");
        await Eventually.TrueAsync(() => Task.FromResult(Lines(watch).Contains("ADDED a false")), () => Task.FromResult(watch.Output));
        await kubectl.RunAsync("patch", "pt", "a", "--type=merge", "-p", """{"spec":{"suspend":true}}""");
        await kubectl.CreateAsync(Objects.Target("b"));
        await kubectl.RunAsync("delete", "pt", "a");
        await Eventually.EqualAsync(
            "EVENT NAME SUSPEND,ADDED a false,MODIFIED a true,ADDED b false,DELETED a true", () => Task.FromResult(string.Join(',', Lines(watch))));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Watch_only_leaves_out_what_is_there_and_follows_a_selection(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Target("a", metadata: ", labels: {tier: edge}"));
        using var watch = kubectl.Start("get", "pt", "-l", "tier=edge", "--watch-only", "--output-watch-events", "-o", "custom-columns=:.type,:.object.metadata.name");
        // Only a change after the watch has begun is told, and when that is cannot be seen.
        await Eventually.TrueAsync(
            async () =>
            {
                await kubectl.RunAsync("annotate", "pt", "a", $"at={Guid.NewGuid()}", "--overwrite");
                return Lines(watch).Contains("MODIFIED a");
            },
            () => Task.FromResult(watch.Output));
        Assert.DoesNotContain("ADDED", watch.Output);
        await kubectl.RunAsync("label", "pt", "a", "tier-");
        await Eventually.TrueAsync(() => Task.FromResult(Lines(watch)[^1] == "DELETED a"), () => Task.FromResult(watch.Output));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Wait_ends_when_the_condition_the_field_the_creation_or_the_deletion_is_there(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Target("a"));
        Assert.Contains("timed out waiting for the condition on probetargets/a", await kubectl.FailAsync("wait", "pt/a", "--for=condition=Ready", "--timeout=1s"));
        var waits = new[]
        {
            kubectl.RunAsync("wait", "pt/a", "--for=condition=Ready", "--timeout=20s"),
            kubectl.RunAsync("wait", "pt/a", "--for=jsonpath={.status.phase}=Up", "--timeout=20s"),
            kubectl.RunAsync("wait", "cm/late", "--for=create", "--timeout=20s"),
            kubectl.RunAsync("wait", "pt/a", "--for=delete", "--timeout=20s"),
        };
        await kubectl.CreateAsync(Objects.Map("late"));
        await kubectl.RunAsync("patch", "pt", "a", "--subresource=status", "--type=merge", "-p", """{"status":{"phase":"Up","conditions":[{"type":"Ready","status":"True","reason":"Ok"}]}}""");
        await Task.WhenAll(waits[..3]);
        Assert.False(waits[3].IsCompleted);
        await kubectl.RunAsync("delete", "pt", "a");
        Assert.All(await Task.WhenAll(waits), text => Assert.EndsWith("condition met", text));
        Assert.Contains("\"a\" not found", await kubectl.FailAsync("wait", "pt/a", "--for=condition=Ready", "--timeout=1s"));
    }

    private static string[] Lines(KubectlWatch watch) =>
        [.. watch.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
}
