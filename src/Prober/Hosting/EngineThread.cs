using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Hosting;

/// <summary>Runs the engine on a thread of its own. An engine that fails ends the process: one that no longer measures must not look healthy.</summary>
internal sealed partial class EngineThread(Engine engine, Waiter waiter, IHostApplicationLifetime lifetime, ILogger<EngineThread> logger) : IHostedService
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;

    public bool HasFailed { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        new Thread(Run) { Name = "engine", IsBackground = true }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        waiter.Wake();
        return _ended.Task.WaitAsync(cancellationToken);
    }

    private void Run()
    {
        try
        {
            while (!_stopping) waiter.Wait(engine.Turn());
        }
        catch (Exception e)
        {
            HasFailed = true;
            LogFailed(e);
            lifetime.StopApplication();
        }
        finally
        {
            _ended.SetResult();
        }
    }

    [LoggerMessage(LogLevel.Critical, "the measuring engine failed; the process ends so that it is started anew")]
    private partial void LogFailed(Exception exception);
}
