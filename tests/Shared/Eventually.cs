using System.Diagnostics;

namespace NetworkTelemetry.Testing;

/// <summary>Waits for what other processes do. The deadline is generous: benchmarks measure speed, tests measure truth.</summary>
public static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static async Task<TimeSpan> TrueAsync(Func<Task<bool>> condition, Func<Task<string>> otherwise, TimeSpan? patience = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > (patience ?? Patience)) Assert.Fail($"after {waited.Elapsed.TotalSeconds:0.0} s: {await otherwise()}");
            await Task.Delay(Poll);
        }

        return waited.Elapsed;
    }

    public static Task<TimeSpan> EqualAsync<T>(T expected, Func<Task<T>> actual, TimeSpan? patience = null) =>
        TrueAsync(async () => Equals(expected, await actual()), async () => $"expected {expected}, but it is {await actual()}", patience);
}
