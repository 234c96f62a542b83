using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Tests.Cluster;

namespace NetworkTelemetry.Operator.Tests.Hosting;

/// <summary>The program itself.</summary>
public sealed class OperatorProcessTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "telemetry-operator");

    private readonly string _kubeconfig = Path.GetTempFileName();

    public void Dispose() => File.Delete(_kubeconfig);

    [Theory]
    [InlineData("--no-such-flag", "unknown flag \"--no-such-flag\"")]
    [InlineData("--kubeconfig=/no/such/file", "/no/such/file")]
    public async Task A_wrong_command_line_is_one_line_and_exit_code_2(string argument, string message)
    {
        using var process = Start(argument);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains(message, Assert.Single(error.TrimEnd().Split('\n')));
    }

    [Fact]
    public async Task A_taken_port_is_one_line_and_exit_code_1()
    {
        await using var server = await TestApiServer.StartAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var process = Start(Configure(server), $"--metrics-bind-address={taken.LocalEndpoint}");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"can't listen on {taken.LocalEndpoint}", Assert.Single(error.TrimEnd().Split('\n')));
    }

    [Fact]
    public async Task It_starts_a_fleet_and_stops_when_asked()
    {
        await using var server = await TestApiServer.StartAsync();
        await using var kubelet = new FakeKubelet(server, new ReportBoard(), TimeProvider.System);
        server.Put(new NetworkDeployment { Metadata = new() { Namespace = "web", Name = "edge", Generation = 1 }, Spec = new() { Replicas = 3 } });
        foreach (var i in Enumerable.Range(0, 10))
            server.Put(new ProbeTarget { Metadata = new() { Namespace = "web", Name = $"t{i}", Generation = 1 }, Spec = new() { Host = "127.0.0.1", Probes = [new() { Name = "ping", Type = "ICMP" }] } });

        using var process = Start(Configure(server), "--metrics-bind-address=127.0.0.1:0", "--log-level=warning");
        await Eventually.True(() => server.Find<NetworkDeployment>(new("web", "edge"))!.Status?.PhaseCounts is { Configuring: 3 }, "three pods up");
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(15));
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", server.Find<Lease>(new("default", "network-telemetry-operator"))!.Spec!.HolderIdentity ?? "");
    }

    private static System.Diagnostics.Process Start(params string[] arguments) => System.Diagnostics.Process.Start(
        new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private string Configure(TestApiServer server)
    {
        File.WriteAllText(_kubeconfig, $$"""
            apiVersion: v1
            kind: Config
            current-context: test
            contexts: [{name: test, context: {cluster: test, user: test} }]
            clusters: [{name: test, cluster: {server: "{{server.Url}}"} }]
            users: [{name: test, user: {token: test} }]
            """);
        return $"--kubeconfig={_kubeconfig}";
    }
}
