using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Caches first, then leadership, then workers; the other way round at a stop. A lost lease ends the process: a reconcile that does not listen
/// could otherwise go on beside the next leader.
/// </summary>
internal sealed partial class OperatorHost(
    OperatorOptions options,
    StartGate gate,
    IEnumerable<IResourceCache> caches,
    IEnumerable<IControllerRunner> controllers,
    ILeadership leadership,
    EventPublisher events,
    OperatorHealth health,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<OperatorHost> logger) : BackgroundService
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var leading = new CancellationTokenSource();
        List<Task> tasks = [];
        var election = Task.CompletedTask;
        try
        {
            await gate.PassAsync(working.Token);
            foreach (var controller in controllers)
                controller.Connect();
            tasks.AddRange(caches.Select(cache => Task.Run(() => cache.RunAsync(working.Token), CancellationToken.None)));
            tasks.Add(events.RunAsync(working.Token));
            election = leadership is LeaderElector elector ? elector.RunAsync(leading.Token) : Task.Delay(Timeout.Infinite, leading.Token);
            await WaitForCachesAsync(working.Token);
            await Task.WhenAny(leadership.Acquired, election).WaitAsync(working.Token);
            if (leadership.Acquired.IsCompleted)
                tasks.AddRange(controllers.Select(controller => controller.RunAsync(working.Token)));
            var ended = await Task.WhenAny([.. tasks, election]);
            if (!stoppingToken.IsCancellationRequested)
                Fail(ended == election ? "leader election lost" : $"a part of the operator ended: {ended.Exception?.InnerException?.Message ?? "without an error"}");
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop while starting.
        }
        catch (Exception error)
        {
            Fail(error.Message);
        }

        await working.CancelAsync();
        await Task.WhenAll(tasks).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await SayLastWordsAsync();
        await leading.CancelAsync();
        await election.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task WaitForCachesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(caches.Select(cache => cache.Synced)).WaitAsync(options.CacheSyncTimeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            var missing = caches.Where(cache => !cache.Synced.IsCompleted).Select(cache => cache.Resource);
            throw new TimeoutException($"no list of {string.Join(", ", missing)} within {options.CacheSyncTimeout.TotalSeconds:F0} s");
        }

        health.Ready();
    }

    private async Task SayLastWordsAsync()
    {
        using var limit = new CancellationTokenSource(LastWords, time);
        try
        {
            await events.DrainAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The stop does not wait for them.
        }
    }

    private void Fail(string why)
    {
        health.Fail(why);
        LogFailed(why);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Critical, "The operator stops: {Why}")]
    private partial void LogFailed(string why);
}
