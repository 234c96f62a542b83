using Microsoft.Extensions.Hosting;

namespace NetworkTelemetry.LocalCluster.Hosting;

/// <summary>
/// Leaves SIGTERM and SIGINT to the program that the server is part of: the default lifetime would take them, stop the web server alone, and leave a
/// process that cannot be told to go.
/// </summary>
internal sealed class HostedElsewhere : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
