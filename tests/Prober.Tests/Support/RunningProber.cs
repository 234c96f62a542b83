using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
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
        _host = new ProberHost(new ProberOptions(mounted.Path, new IPEndPoint(IPAddress.Loopback, 0), LogLevel.Error), TimeProvider.System);
    }

    public MountedDirectory Mounted { get; }

    public HttpClient Client { get; } = new();

    public static async Task<RunningProber> StartAsync(TargetList? list = null)
    {
        var mounted = new MountedDirectory();
        if (list is not null) mounted.Put(list, Token);
        var prober = new RunningProber(mounted);
        await prober._host.Application.StartAsync();
        prober.Client.BaseAddress = new Uri(prober._host.Application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
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
        await _host.Application.StopAsync();
        await _host.DisposeAsync();
        Mounted.Dispose();
    }
}
