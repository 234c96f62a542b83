using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Logging;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Dns;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Http;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Serving;
using NetworkTelemetry.Prober.Tcp;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Hosting;

/// <summary>Puts the parts together, by hand: there is one of each.</summary>
internal sealed class ProberHost : IDisposable
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(2);

    private readonly KernelStamps _stamps = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Waiter _waiter = new();
    private readonly LoggerFactory _loggers;
    private readonly EngineThread _thread;
    private readonly LocalNetwork _network = new();
    private readonly IcmpSender _icmp;
    private readonly TcpSender _connects;
    private readonly TcpExchangeSender _tcp;
    private readonly HttpSender _http;
    private readonly DnsSender _dns;
    private readonly SystemResolver _platform;
    private readonly StubResolver _resolver;
    private readonly ListWatcher _watcher;
    private Task _watching = Task.CompletedTask;

    public ProberHost(ProberOptions options, TimeProvider time)
    {
        var filters = new LoggerFilterOptions { MinLevel = options.LogLevel };
        filters.AddFilter("Microsoft", options.LogLevel > LogLevel.Warning ? options.LogLevel : LogLevel.Warning);
        _loggers = new LoggerFactory([new LineLoggerProvider(time)], filters);

        var clock = new MonotonicClock(time);
        var registry = new MetricRegistry();
        var metrics = new ProberMetricSet(registry);
        var board = new ResultBoard();
        Engine? engine = null;
        void Post(Action action) => engine!.Post(action);
        var files = SystemFiles.At(time);
        var client = new StubClient();
        var (wheel, load) = (new TimerWheel(clock.Now), new SchedulerLoad(clock, registry));
        var context = new EngineContext(clock, wheel, load, board, new Admission(new AdmissionLimits()), new Pacer(options.Pace, wheel, load))
        {
            Isolation = new IsolationWatch(clock, wheel, _network, new ResolverSilence(files.Resolvers, client, clock, Post).AreSilent, _loggers.CreateLogger<IsolationWatch>()),
        };
        _icmp = new IcmpSender(clock, _waiter.WatchPatiently, metrics.SocketDrops);
        _connects = new TcpSender(clock, _waiter.WatchPatiently);
        _dns = new DnsSender(clock, _waiter.Watch, _waiter.WatchPatiently, metrics.SocketDrops);
        _platform = new SystemResolver(time);
        _resolver = new StubResolver(files, client, _platform, time);

        var names = new NameCache(clock, _resolver, Post);
        var mounted = new MountedFiles(options.ListDirectory);
        var roots = new TrustedRootsFiles(mounted, time);
        _http = new HttpSender(clock, _resolver, mounted, roots, new BodyBudget(), new ConnectionPoll(clock, _waiter.Watch), Post);
        _tcp = new TcpExchangeSender(clock, roots, new ConnectionPoll(clock, _waiter.Watch), Post);
        var senders = new Dictionary<string, IRequestSender>
            { [ProbeType.Icmp] = _icmp, [ProbeType.Tcp] = new TcpProbeSender(_connects, _tcp), [ProbeType.Dns] = _dns, [ProbeType.Http] = _http };
        engine = new Engine(context, new ProbeSet(context, new RoundStarter(context, names, senders, files.Resolvers), names), [.. senders.Values], _waiter.Wake);
        _thread = new EngineThread(engine, _waiter, _loggers.CreateLogger<EngineThread>());

        var live = new LiveFigures(context, _icmp, board, time.GetUtcNow());
        registry.Add(live);
        registry.Add(new ProbeCollector(board));
        registry.Add(new HttpCollector(board));
        registry.Add(new TcpCollector(board));
        registry.Add(new DnsCollector(board));
        registry.Add(new ProcessMetrics());

        var directory = new ListDirectory(options.ListDirectory);
        _watcher = new ListWatcher(directory, engine.Apply, metrics.ListFailures, time, _loggers.CreateLogger<ListWatcher>());
        var summary = new SummaryEndpoint(new SummaryReader(board, live.Read, time), directory, _stopping.Token);
        var certificate = new ServingCertificate(directory, _loggers.CreateLogger<ServingCertificate>());
        registry.Add(certificate);
        Server = new ProberServer(options.Listen, options.ListenTls, certificate, new ProberEndpoints(registry, board, summary).ServeAsync, _loggers);
    }

    public ProberServer Server { get; }

    /// <summary>Ends when the engine did; true if it failed.</summary>
    public Task<bool> EngineEnded => _thread.Ended;

    /// <exception cref="IOException">The address to listen on is taken or is not one of this machine.</exception>
    public async Task StartAsync()
    {
        await Server.StartAsync(CancellationToken.None);
        _thread.Start();
        _watching = _watcher.RunAsync(_stopping.Token);
    }

    /// <summary>Waiting readers are answered at once; other requests get two seconds to end.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await _thread.StopAsync();
        using var grace = new CancellationTokenSource(StopGrace);
        await Server.StopAsync(grace.Token);
    }

    public void Dispose()
    {
        Server.Dispose();
        _stamps.Dispose();
        _icmp.Dispose();
        _connects.Dispose();
        _tcp.Dispose();
        _http.Dispose();
        _dns.Dispose();
        _network.Dispose();
        _resolver.Dispose();
        _platform.Dispose();
        _waiter.Dispose();
        _loggers.Dispose();
        _stopping.Dispose();
    }
}
