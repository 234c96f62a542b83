using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Operator.Tests.Hosting;

/// <summary>The program itself, started where it cannot work.</summary>
public sealed class BadStartTests : IAsyncLifetime
{
    private readonly string _kubeconfig = Path.GetTempFileName();
    private TestApiServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        File.WriteAllText(_kubeconfig, $$"""
            current-context: test
            contexts: [{name: test, context: {cluster: test, user: test} }, {name: lost, context: {cluster: gone} }]
            clusters: [{name: test, cluster: {server: "{{_server.Url}}"} }]
            users: [{name: test, user: {token: test} }]
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        File.Delete(_kubeconfig);
    }

    [Theory]
    [InlineData("current-context: [", ": line ")]
    [InlineData("clusters: []", "no current-context is set")]
    [InlineData("current-context: nowhere", "there is no context \"nowhere\"")]
    public async Task A_kubeconfig_that_cannot_be_used_is_one_line_with_its_name_and_exit_code_2(string text, string expected)
    {
        File.WriteAllText(_kubeconfig, text);
        var (code, line) = await EndAsync();
        Assert.Equal(2, code);
        Assert.Contains(_kubeconfig, line);
        Assert.Contains(expected, line);
    }

    [Fact]
    public async Task A_server_that_is_away_or_is_none_is_one_line_and_exit_code_1()
    {
        _server.Questions.IsKubernetes = false;
        var (code, line) = await EndAsync();
        Assert.Equal(1, code);
        Assert.Contains($"{_server.Url} (context \"test\" of {_kubeconfig}) is not a Kubernetes API server", line);

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = free.LocalEndpoint.ToString()!;
        free.Stop();
        File.WriteAllText(_kubeconfig, File.ReadAllText(_kubeconfig).Replace(_server.Url.Authority, address, StringComparison.Ordinal));
        (code, line) = await EndAsync();
        Assert.Equal(1, code);
        Assert.Contains("cannot be reached: Connection refused", line);
    }

    [Fact]
    public async Task Missing_rights_are_one_line_with_verbs_and_resources_and_exit_code_1()
    {
        _server.Questions.Reviews["selfsubjectaccessreviews"] = spec =>
            new JsonObject { ["allowed"] = !((string?)spec["resourceAttributes"]!["resource"] == "pods" && (string?)spec["resourceAttributes"]!["verb"] is "create" or "delete") };
        var (code, line) = await EndAsync();
        Assert.Equal(1, code);
        Assert.EndsWith("lacks rights: create, delete pods", line);
    }

    [Fact]
    public async Task Definitions_that_are_missing_or_older_are_waited_for()
    {
        var definition = CustomResourceDefinitions.ProbeTarget;
        var properties = definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!["properties"]!.AsObject();
        var probes = properties["probes"]!.DeepClone();
        properties.Remove("probes");
        _server.Questions.Served.Clear();
        using var process = Start();
        try
        {
            await WaitingAsync(process, "probetargets.networktelemetry.io is not installed");
            _server.Questions.Served["networktelemetry.io/v1alpha1"] = ["networkdeployments", "probetargets"];
            Put(CustomResourceDefinitions.NetworkDeployment);
            Put(definition);
            await WaitingAsync(process, "Waiting: the CustomResourceDefinition probetargets.networktelemetry.io is older than this operator: version v1alpha1 has no spec.probes");
            Assert.DoesNotContain(_server.Requests, request => request.IsWatch);
            properties["probes"] = probes;
            Put(definition);
            await Eventually.True(() => _server.Find<Lease>(new("default", OperatorComposition.Name))?.Spec?.HolderIdentity is { Length: > 0 }, "it goes on by itself");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private void Put(JsonObject definition) => _server.Put(definition.Deserialize(KubernetesJson.Default.CustomResourceDefinition)!);

    private static async Task WaitingAsync(Process process, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
            if (line.Contains("Waiting: ", StringComparison.Ordinal) && line.Contains(what, StringComparison.Ordinal)) return;
        Assert.Fail($"it ended without a word about {what}");
    }

    private async Task<(int Code, string Line)> EndAsync()
    {
        using var process = Start();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, Assert.Single(error.TrimEnd().Split('\n')));
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, "telemetry-operator"), [$"--kubeconfig={_kubeconfig}", "--metrics-bind-address=127.0.0.1:0"])
    {
        RedirectStandardError = true, RedirectStandardOutput = true,
    })!;
}
