namespace NetworkTelemetry.Kubernetes.Tests;

internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task True(Func<bool> condition, string what)
    {
        var end = DateTime.UtcNow + Deadline;
        while (!condition())
        {
            if (DateTime.UtcNow > end)
                Assert.Fail($"Not within {Deadline.TotalSeconds} s: {what}");
            await Task.Delay(10);
        }
    }
}
