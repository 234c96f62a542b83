using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>A whole operator in this process, put together as a real one is.</summary>
internal sealed class OperatorFixture : IAsyncDisposable
{
    private readonly IHost _host;

    private OperatorFixture(TestApiServer server, Action<IOperatorBuilder> configure, Action<OperatorOptions>? options)
    {
        Server = server;
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(server.CreateClient());
        builder.Services.AddSingleton(Script);
        configure(builder.Services.AddKubernetesOperator(options));
        _host = builder.Build();
    }

    public TestApiServer Server { get; }

    public ControllerScript Script { get; } = new();

    public IServiceProvider Services => _host.Services;

    public OperatorHealth Health => Services.GetRequiredService<OperatorHealth>();

    public static async Task<OperatorFixture> StartAsync(
        Action<IOperatorBuilder> configure, Action<TestApiServer>? prepare = null, Action<OperatorOptions>? options = null)
    {
        var server = await TestApiServer.StartAsync();
        prepare?.Invoke(server);
        var fixture = new OperatorFixture(server, configure, options);
        await fixture._host.StartAsync();
        return fixture;
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Server.DisposeAsync();
    }
}
