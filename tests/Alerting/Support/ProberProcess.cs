using System.Globalization;

namespace NetworkTelemetry.Alerting.Support;

/// <summary>The process behind what Prometheus scrapes. Only those that the test's own cluster started listen there.</summary>
internal sealed class ProberProcess(int pid) : IAsyncDisposable
{
    public static async Task<ProberProcess> OfNodeAsync(PrometheusApi prometheus, string node)
    {
        var instance = (await prometheus.SeriesAsync($"up{{node=\"{node}\"}}"))[0]["instance"];
        var listening = await Command.RunAsync("ss", ["-Hltnp", $"src {instance}"]);
        var pid = listening.Output.Split("pid=")[1];
        return new ProberProcess(int.Parse(pid[..pid.IndexOf(',')], CultureInfo.InvariantCulture));
    }

    public Task StopAsync() => Command.RunAsync("kill", ["-STOP", $"{pid}"]);

    public Task ContinueAsync() => Command.RunAsync("kill", ["-CONT", $"{pid}"]);

    public Task KillAsync() => Command.RunAsync("kill", ["-KILL", $"{pid}"]);

    /// <summary>One that stands still could not be stopped as others are.</summary>
    public async ValueTask DisposeAsync() => await ContinueAsync();
}
