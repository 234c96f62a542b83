using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Hosting;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>A whole prober in this process, spoken to over HTTP.</summary>
internal sealed class RunningProber : IAsyncDisposable
{
    public const string Token = "correct-horse";

    private readonly ProberHost _host;

    private RunningProber(MountedDirectory mounted)
    {
        Mounted = mounted;
        _host = new ProberHost(new ProberOptions(mounted.Path, new IPEndPoint(IPAddress.Loopback, 0), new IPEndPoint(IPAddress.Loopback, 0), LogLevel.Error), TimeProvider.System);
    }

    public MountedDirectory Mounted { get; }

    public Uri TlsAddress => _host.Server.TlsAddress;

    public HttpClient Client { get; } = new();

    public static async Task<RunningProber> StartAsync(TargetList? list = null)
    {
        var mounted = new MountedDirectory();
        if (list is not null) mounted.Put(list, Token);
        var prober = new RunningProber(mounted);
        await prober._host.StartAsync();
        prober.Client.BaseAddress = prober._host.Server.Address;
        prober.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return prober;
    }

    public async Task<Summary> SummaryAsync(string query = "")
    {
        await using var body = await Client.GetStreamAsync(new Uri("/v1/summary" + query, UriKind.Relative));
        return JsonSerializer.Deserialize(body, ContractJson.Default.Summary)!;
    }

    public Task<string> MetricsAsync() => Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

    /// <summary>Polls every 20 ms for at most ten seconds.</summary>
    public async Task<Summary> SummaryWhenAsync(Func<Summary, bool> condition)
    {
        var deadline = DateTime.UtcNow.AddSeconds(10);
        while (true)
        {
            var summary = await SummaryAsync();
            if (condition(summary)) return summary;
            Assert.True(DateTime.UtcNow < deadline, $"not within 10 s: {JsonSerializer.Serialize(summary, ContractJson.Default.Summary)}");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        Mounted.Dispose();
    }
}
