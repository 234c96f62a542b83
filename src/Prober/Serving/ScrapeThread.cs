using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Serving;

/// <summary>
/// A thread for each scrape. It stands back for the engine, which no thread of the pool can do for a while only, and a reader that is slow holds no thread of the pool,
/// where probes are waiting for theirs.
/// </summary>
internal static class ScrapeThread
{
    /// <summary>Ends when the work did, and as it did.</summary>
    public static Task RunAsync(Action work)
    {
        var run = new Task(work, TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            ThreadShare.StandBack();
            run.RunSynchronously(TaskScheduler.Default);
        }) { Name = "scrape", IsBackground = true }.Start();
        return run;
    }
}
