using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace NetworkTelemetry.Operator.Isolation;

/// <summary>Judges nodes again when others have reported, and isolated ones until they are back.</summary>
internal sealed class IsolationLoop(IsolationBoard board, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    // In an outage of everything each node is compared with each: with hundreds of nodes that may take its time, but never more than a share of it.
    private const int Rest = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Period;
        while (true)
        {
            await Task.Delay(pause, time, stoppingToken);
            var started = Stopwatch.GetTimestamp();
            board.Refresh();
            pause = TimeSpan.FromTicks(Math.Max(Period.Ticks, Rest * Stopwatch.GetElapsedTime(started).Ticks));
        }
    }
}
