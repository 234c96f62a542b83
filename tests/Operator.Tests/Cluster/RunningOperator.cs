using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Instrumentation;

namespace NetworkTelemetry.Operator.Tests.Cluster;

/// <summary>The deployments' half of the operator, on the real runtime, against the test API server.</summary>
internal sealed class RunningOperator : IAsyncDisposable
{
    public const string Namespace = "system";

    private readonly IHost _host;
    private readonly FakeKubelet _kubelet;

    private RunningOperator(TestApiServer server, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<MetricRegistry>();
        builder.Services.AddSingleton<PlanBoard>();
        builder.Services.AddSingleton<ReportBoard>();
        builder.Services.AddSingleton(new OperatorSettings(Deployments.Samples.Image));
        builder.Services.AddSingleton(_ => server.CreateClient(time));
        builder.Services.AddKubernetesOperator(options => options.Name = "test").AddCertificates(Namespace).AddDeployments(clusterWide: true);
        _host = builder.Build();
        _kubelet = new FakeKubelet(server, _host.Services.GetRequiredService<ReportBoard>(), time);
    }

    public PlanBoard Plans => _host.Services.GetRequiredService<PlanBoard>();

    public ReportBoard Reports => _host.Services.GetRequiredService<ReportBoard>();

    public FleetFigures Figures => _host.Services.GetRequiredService<FleetFigures>();

    public FakeKubelet Kubelet => _kubelet;

    public static async Task<RunningOperator> StartAsync(TestApiServer server, TimeProvider? time = null)
    {
        var started = new RunningOperator(server, time ?? TimeProvider.System);
        await started._host.StartAsync();
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _kubelet.DisposeAsync();
        _host.Dispose();
    }
}
