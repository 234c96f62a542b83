using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Probes;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

public sealed class ProbeTests
{
    [Fact]
    public async Task Http_readiness_follows_the_answer_and_sends_the_headers()
    {
        var (code, header) = (503, "");
        await using var server = Server(context =>
        {
            header = context.Request.Headers["X-Ask"].ToString();
            context.Response.StatusCode = Volatile.Read(ref code);
        });
        await server.StartAsync();
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 60", $$"""
            "ports": [{"name": "http", "containerPort": {{new Uri(server.Urls.First()).Port}}}],
            "readinessProbe": {"periodSeconds": 1, "failureThreshold": 1, "httpGet": {"host": "127.0.0.1", "port": "http", "path": "/readyz", "httpHeaders": [{"name": "X-Ask", "value": "me"}] } }
            """);
        await node.UntilAsync(() => node.Api.Events.Any(e => e.Message == "Readiness probe failed: HTTP probe failed with statuscode: 503"));
        Assert.Equal("False", node.Condition("a", "Ready"));
        Assert.True(node.IsRunning("a"));
        Volatile.Write(ref code, 200);
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True", seconds: 3);
        Assert.Equal("me", header);
        Volatile.Write(ref code, 500);
        await node.UntilAsync(() => node.Condition("a", "Ready") == "False", seconds: 3);
        Assert.Equal(0, node.Restarts("a"));
    }

    [Fact]
    public async Task A_pod_that_becomes_ready_while_it_starts_was_never_unhealthy()
    {
        var asked = 0;
        await using var server = Server(context => context.Response.StatusCode = Interlocked.Increment(ref asked) < 4 ? 503 : 200);
        await server.StartAsync();
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 60", $$"""
            "readinessProbe": {"periodSeconds": 10, "httpGet": {"host": "127.0.0.1", "port": {{new Uri(server.Urls.First()).Port}}, "path": "/readyz"} }
            """);
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True", seconds: 5);
        Assert.DoesNotContain(node.Api.Events, e => e.Message.Contains("probe failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_readiness_gate_is_needed_too_and_conditions_of_others_are_kept()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 60", specFields: """ "readinessGates": [{"conditionType": "networktelemetry.io/Configured"}] """);
        await node.UntilAsync(() => node.Condition("a", "ContainersReady") == "True");
        var ready = node.Pod("a")!["status"]!["conditions"]!.AsArray().Single(condition => (string?)condition!["type"] == "Ready")!;
        Assert.Equal(("False", "ReadinessGatesNotReady"), ((string?)ready["status"], (string?)ready["reason"]));
        node.Api.Edit("pods", "a", pod => pod["status"]!["conditions"]!.AsArray().Add((System.Text.Json.Nodes.JsonNode)new System.Text.Json.Nodes.JsonObject
        {
            ["type"] = "networktelemetry.io/Configured",
            ["status"] = "True",
            ["lastTransitionTime"] = "2026-11-21T00:00:00Z",
        }));
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True", seconds: 2);
        LibC.Signal(await node.PidAsync("a"), LibC.Sigkill);
        await node.UntilAsync(() => node.Restarts("a") == 1 && node.Condition("a", "Ready") == "True");
        Assert.Equal("True", node.Condition("a", "networktelemetry.io/Configured"));
    }

    [Fact]
    public async Task Exec_liveness_that_fails_restarts_the_container()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        var sick = Path.Combine(node.State, "sick");
        node.Run("a", "exec sleep 60", $$""" "livenessProbe": {"periodSeconds": 5, "failureThreshold": 2, "exec": {"command": ["sh", "-c", "echo not well; test ! -e {{sick}}"]} } """);
        var pid = await node.PidAsync("a");
        File.WriteAllText(sick, "");
        await Task.Delay(200);
        clock.Advance(TimeSpan.FromSeconds(5));
        await node.UntilAsync(() => node.Api.Events.Count(e => e.Message == "Liveness probe failed: not well") == 1);
        Assert.True(ProcStat.Read(pid)?.IsAlive);
        clock.Advance(TimeSpan.FromSeconds(5));
        await node.UntilAsync(() => node.Restarts("a") == 1);
        Assert.Contains(node.Api.Events, e => e is { Reason: "Killing", Message: "Container main failed liveness probe, will be restarted" });
        Assert.Equal(143, (int)node.Container("a")!["lastState"]!["terminated"]!["exitCode"]!);
    }

    [Fact]
    public async Task Until_the_startup_probe_succeeds_the_container_is_not_started()
    {
        await using var node = await TestNode.StartAsync();
        var port = FreePort();
        node.Run("a", "exec sleep 60", $$""" "startupProbe": {"periodSeconds": 1, "failureThreshold": 30, "tcpSocket": {"host": "127.0.0.1", "port": {{port}} } } """);
        await node.UntilAsync(() => node.Api.Events.Any(e => e.Message.StartsWith("Startup probe failed: dial tcp", StringComparison.Ordinal)));
        Assert.Equal((false, "False"), ((bool?)node.Container("a")!["started"], node.Condition("a", "Ready")));
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        await node.UntilAsync(() => (bool?)node.Container("a")!["started"] == true && node.Condition("a", "Ready") == "True", seconds: 3);
    }

    [Fact]
    public async Task A_probe_that_hangs_fails_after_its_timeout_and_leaves_nothing_behind()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        node.Run("a", "exec sleep 60", """ "readinessProbe": {"timeoutSeconds": 6, "exec": {"command": ["sh", "-c", "sleep 300; true"]} } """);
        await node.UntilAsync(() => node.Processes().Count == 3);
        clock.Advance(TimeSpan.FromSeconds(6));
        await node.UntilAsync(() => node.Processes().Count == 1);
        await node.UntilAsync(() => node.Api.Events.Any(e => e.Message == "Readiness probe failed: timed out after 6s"));
    }

    [Theory]
    [InlineData("tcpSocket")]
    [InlineData("httpGet")]
    public async Task While_a_program_opens_its_port_a_refused_connection_is_no_news(string action)
    {
        await using var node = await TestNode.StartAsync();
        await using var server = Server(_ => { });
        var port = FreePort();
        server.Urls.Clear();
        server.Urls.Add($"http://127.0.0.1:{port}");
        var probe = $$$"""{"periodSeconds": 1, "failureThreshold": 1, "{{{action}}}": {"host": "127.0.0.1", "port": {{{port}}}} }""";
        node.Run("a", "exec sleep 60", $""" "readinessProbe": {probe}, "livenessProbe": {probe} """);
        await node.UntilAsync(() => node.IsRunning("a"));
        await Task.Delay(1500);
        Assert.Equal("False", node.Condition("a", "Ready"));
        await server.StartAsync();
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True", seconds: 2);
        Assert.DoesNotContain(node.Api.Events, e => e.Reason == "Unhealthy");

        await server.StopAsync();
        await node.UntilAsync(() => node.Restarts("a") == 1);
        Assert.Contains(node.Api.Events, e => e.Reason == "Unhealthy");
    }

    [Fact]
    public async Task A_port_that_stays_closed_is_news_after_a_while()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        node.Run("a", "exec sleep 60", $$""" "livenessProbe": {"failureThreshold": 1, "tcpSocket": {"host": "127.0.0.1", "port": {{FreePort()}} } } """);
        await node.PidAsync("a");
        await Task.Delay(300);
        Assert.DoesNotContain(node.Api.Events, e => e.Reason == "Unhealthy");
        clock.Advance(ProbeSet.Opening);
        await node.UntilAsync(() => node.Restarts("a") == 1);
        Assert.Contains(node.Api.Events, e => e.Reason == "Unhealthy");
    }

    [Fact]
    public async Task Probes_and_hooks_end_with_their_pod_and_with_the_kubelet()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        foreach (var name in (string[])["a", "b", "c"])
            node.Run(name, "exec sleep 60", """ "livenessProbe": {"timeoutSeconds": 600, "exec": {"command": ["sh", "-c", "sleep 300; true"]} } """);
        await node.UntilAsync(() => node.Processes().Count == 9);
        node.Delete("a", grace: 0);
        await node.UntilAsync(() => node.Processes().Count == 6);
        await node.Kubelet.StopAsync();
        await node.UntilAsync(() => node.Processes().Count == 2);
    }

    [Fact]
    public void A_probe_without_numbers_has_the_defaults_of_the_API()
    {
        var probe = System.Text.Json.JsonSerializer.Deserialize("""{"spec": {"containers": [{"livenessProbe": {"initialDelaySeconds": 3}}]}}""", PodJson.Default.Pod)!.Spec.Containers[0].LivenessProbe!;
        Assert.Equal((3, 10, 1, 1, 3), (probe.InitialDelaySeconds, probe.PeriodSeconds, probe.TimeoutSeconds, probe.SuccessThreshold, probe.FailureThreshold));
    }

    private static WebApplication Server(Action<HttpContext> handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(context =>
        {
            handle(context);
            return Task.CompletedTask;
        });
        return server;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
