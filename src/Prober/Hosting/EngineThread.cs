using Microsoft.Extensions.Logging;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Hosting;

/// <summary>Runs the engine on a thread of its own. An engine that fails ends the process: one that no longer measures must not look healthy.</summary>
internal sealed partial class EngineThread(Engine engine, Waiter waiter, ILogger<EngineThread> logger)
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;

    /// <summary>Ends when the engine was stopped; true if it failed.</summary>
    public Task<bool> Ended => _ended.Task;

    public void Start() => new Thread(Run) { Name = "engine", IsBackground = true }.Start();

    public Task StopAsync()
    {
        _stopping = true;
        waiter.Wake();
        return _ended.Task;
    }

    private void Run()
    {
        try
        {
            ThreadShare.TakePrecedence();
            while (!_stopping) waiter.Wait(engine.Turn());
            _ended.SetResult(false);
        }
        catch (Exception e)
        {
            LogFailed(e);
            _ended.SetResult(true);
        }
    }

    [LoggerMessage(LogLevel.Critical, "the measuring engine failed; the process ends so that it is started anew")]
    private partial void LogFailed(Exception exception);
}
