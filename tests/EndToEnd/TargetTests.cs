using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd;

/// <summary>From <c>kubectl apply</c> of a target to its results.</summary>
public sealed class TargetTests(RunningCluster running) : IClassFixture<RunningCluster>
{
    private readonly TelemetryCluster _cluster = running.Value;
    private readonly Kubectl _kubectl = running.Value.Kubectl;

    [Fact]
    public async Task New_targets_are_measured_on_two_nodes_each_and_deleted_ones_lose_their_series()
    {
        var names = Enumerable.Range(0, 20).Select(i => $"many-{i}").ToArray();
        await _kubectl.ApplyAsync(Manifests.Join([.. names.Select(n => Manifests.Ping(n))]));
        await Eventually.TrueAsync(
            async () => Measured(await _cluster.MetricsAsync(), "many-").Count() == 40,
            async () => $"{Measured(await _cluster.MetricsAsync(), "many-").Count()} of 40 series have finished a round");
        await Eventually.EqualAsync("2", () => _kubectl.GetAsync("probetarget/many-0", "{.status.assignedNodes}"));
        await _kubectl.RunAsync(["delete", "probetargets", .. names]);
        await Eventually.TrueAsync(
            async () => !(await _cluster.MetricsAsync()).Any(l => l.Contains("target=\"many-", StringComparison.Ordinal)),
            () => Task.FromResult("series of deleted targets are still there"));
    }

    [Fact]
    public async Task A_server_that_stops_is_Down_with_a_reason_and_an_outage_and_comes_back()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await _kubectl.ApplyAsync(Manifests.Tcp("server", port));
        await Eventually.EqualAsync("Up", () => _kubectl.GetAsync("probetarget/server", "{.status.phase}"));

        listener.Stop();
        await Eventually.EqualAsync("Down", () => _kubectl.GetAsync("probetarget/server", "{.status.phase}"));
        Assert.Equal("Refused", await _kubectl.GetAsync("probetarget/server", "{.status.results[0].reason}"));
        Assert.Equal("False", await _kubectl.GetAsync("probetarget/server", "{.status.conditions[?(@.type==\"Reachable\")].status}"));
        Assert.Equal("port", await _kubectl.GetAsync("probetarget/server", "{.status.outages[0].probe} {.status.outages[0].endTime}"));
        await Eventually.TrueAsync(
            async () => (await _kubectl.RunAsync("events", "--for", "probetarget/server")).Contains("Warning", StringComparison.Ordinal),
            () => _kubectl.RunAsync("events", "-A"));

        using var again = new TcpListener(IPAddress.Loopback, port);
        again.Start();
        await Eventually.EqualAsync("Up", () => _kubectl.GetAsync("probetarget/server", "{.status.phase}"));
        Assert.NotEqual("", await _kubectl.GetAsync("probetarget/server", "{.status.outages[0].endTime}"));
        await _kubectl.RunAsync("delete", "probetarget", "server");
    }

    [Fact]
    public async Task A_host_without_an_address_is_a_result_and_the_others_go_on()
    {
        await _kubectl.ApplyAsync(Manifests.Join(Manifests.Ping("nowhere", "no-such-host.invalid", "failureThreshold: 1"), Manifests.Ping("here")));
        await Eventually.EqualAsync("Down Unresolved", () => _kubectl.GetAsync("probetarget/nowhere", "{.status.phase} {.status.results[0].reason}"));
        await Eventually.EqualAsync("Up", () => _kubectl.GetAsync("probetarget/here", "{.status.phase}"));
        Assert.Equal("True", await _kubectl.GetAsync("probetarget/nowhere", "{.status.conditions[?(@.type==\"Accepted\")].status}"));
        await _kubectl.RunAsync("delete", "probetargets", "nowhere", "here");
    }

    [Fact]
    public async Task A_suspended_target_is_not_measured_and_goes_on_when_told()
    {
        await _kubectl.ApplyAsync(Manifests.Ping("pause", more: "suspend: true"));
        await Eventually.EqualAsync("Suspended", () => _kubectl.GetAsync("probetarget/pause", "{.status.phase}"));
        Assert.DoesNotContain(await _cluster.MetricsAsync(), l => l.Contains("target=\"pause\"", StringComparison.Ordinal));
        await _kubectl.RunAsync("patch", "probetarget", "pause", "--type=merge", "-p", "{\"spec\":{\"suspend\":false}}");
        await _kubectl.RunAsync("wait", "probetarget/pause", "--for=condition=Ready", "--timeout=30s");
        await _kubectl.RunAsync("delete", "probetarget", "pause");
    }

    [Fact]
    public async Task An_address_of_the_cloud_metadata_service_is_Denied_and_nothing_is_sent()
    {
        await _kubectl.ApplyAsync(Manifests.Ping("metadata", "169.254.169.254"));
        await Eventually.EqualAsync("Unknown Denied", () => _kubectl.GetAsync("probetarget/metadata", "{.status.phase} {.status.results[0].reason}"));
        Assert.All(
            (await _cluster.MetricsAsync()).Where(l => l.StartsWith("network_telemetry_requests_sent_total", StringComparison.Ordinal) && l.Contains("target=\"metadata\"", StringComparison.Ordinal)),
            l => Assert.EndsWith(" 0", l));
        await _kubectl.RunAsync("delete", "probetarget", "metadata");
    }

    [Fact]
    public async Task IPv6_and_IPv4_have_results_of_their_own()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6 && File.Exists("/proc/net/if_inet6") && (await File.ReadAllTextAsync("/proc/net/if_inet6")).Contains(" lo"), "this machine has no IPv6 loopback");
        await _kubectl.ApplyAsync(Manifests.Ping("six", "::1", "addressFamily: IPv6"));
        await Eventually.EqualAsync("Up IPv6", () => _kubectl.GetAsync("probetarget/six", "{.status.phase} {.status.results[0].family}"));
        await _kubectl.RunAsync("delete", "probetarget", "six");
    }

    private static IEnumerable<string> Measured(IEnumerable<string> metrics, string prefix) =>
        metrics.Where(l => l.StartsWith("network_telemetry_requests_sent_total{", StringComparison.Ordinal)
            && l.Contains($"target=\"{prefix}", StringComparison.Ordinal) && !l.EndsWith(" 0", StringComparison.Ordinal));
}
