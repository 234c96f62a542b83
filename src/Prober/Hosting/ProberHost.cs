using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Http;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tcp;

namespace NetworkTelemetry.Prober.Hosting;

/// <summary>Puts the parts together, by hand: there is one of each.</summary>
internal sealed class ProberHost : IAsyncDisposable
{
    private readonly EngineThread _thread;
    private readonly IcmpSender _icmp;
    private readonly SystemResolver _resolver;
    private readonly Waiter _waiter = new();

    public ProberHost(ProberOptions options, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());

        // A failure to start is said in one line by Program; the host would print its stack as well.
        builder.Logging.SetMinimumLevel(options.LogLevel).AddFilter("Microsoft", options.LogLevel > LogLevel.Warning ? options.LogLevel : LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddProvider(new LineLoggerProvider(time));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Listen(options.Listen);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));

        var clock = new MonotonicClock(time);
        var registry = new MetricRegistry();
        var metrics = new ProberMetricSet(registry);
        var board = new ResultBoard();
        var context = new EngineContext(clock, new TimerWheel(clock.Now), new SchedulerLoad(clock, metrics.Lag), board);
        _icmp = new IcmpSender(clock, _waiter.Watch, metrics.SocketDrops);
        _resolver = new SystemResolver(time);

        Engine? engine = null;
        void Post(Action action) => engine!.Post(action);
        var names = new NameCache(clock, _resolver, Post);
        var senders = new Dictionary<string, IRequestSender> { [ProbeType.Icmp] = _icmp, [ProbeType.Tcp] = new TcpSender(clock, Post) };
        engine = new Engine(context, new ProbeSet(context, new RoundStarter(context, names, senders), names), senders.Values, _waiter.Wake);

        var live = new LiveFigures(context.Load, _icmp, board, time.GetUtcNow());
        registry.Add(live);
        registry.Add(new ProbeCollector(board));
        registry.Add(new ProcessMetrics());

        var directory = new ListDirectory(options.ListDirectory);
        builder.Services.AddSingleton(services => new EngineThread(
            engine, _waiter, services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<ILogger<EngineThread>>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<EngineThread>());
        builder.Services.AddHostedService(services => new ListWatcher(
            directory, engine.Apply, metrics.ListFailures, time, services.GetRequiredService<ILogger<ListWatcher>>()));

        Application = builder.Build();
        _thread = Application.Services.GetRequiredService<EngineThread>();
        var summary = new SummaryEndpoint(new SummaryReader(board, live.Read, time), directory, Application.Lifetime.ApplicationStopping);
        ProberEndpoints.Map(Application, registry, board, summary);
    }

    public WebApplication Application { get; }

    public bool HasFailed => _thread.HasFailed;

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        _icmp.Dispose();
        _resolver.Dispose();
        _waiter.Dispose();
    }
}
