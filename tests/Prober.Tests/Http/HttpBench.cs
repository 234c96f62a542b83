using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Http;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tests.Http;

/// <summary>An engine that makes real HTTP requests.</summary>
internal sealed class HttpBench : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("prober-http-");
    private readonly HttpSender _sender;

    public HttpBench(INameResolver? resolver = null, BodyBudget? bodies = null, AdmissionLimits? limits = null)
    {
        HttpSender? sender = null;
        var files = new MountedFiles(_files.FullName);
        resolver ??= new SystemResolver(TimeProvider.System);
        Bench = new Bench(
            TimeProvider.System,
            (clock, post) => [new(ProbeType.Http, sender = new HttpSender(clock, resolver, files, new TrustedRootsFiles(files, TimeProvider.System), bodies ?? new BodyBudget(), new ConnectionPoll(clock, _ => { }), post))],
            resolver, limits: limits);
        _sender = sender!;
    }

    public Bench Bench { get; }

    public static ProbeEntry Probe(int port, HttpEntry? http = null, string host = "127.0.0.1") => new()
    {
        Name = "page", Type = ProbeType.Http, Host = host, Interval = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromSeconds(5), FailureThreshold = 1,
        Http = (http ?? new HttpEntry { Scheme = "HTTP" }) with { Port = port },
    };

    public static HttpEntry Plain { get; } = new() { Scheme = "HTTP" };

    public void Put(string file, string content) => File.WriteAllText(Path.Combine(_files.FullName, file), content);

    public void Remove(string file) => File.Delete(Path.Combine(_files.FullName, file));

    /// <summary>Runs one round and gives its result.</summary>
    public Series Measure(ProbeEntry probe, EgressRules? egress = null)
    {
        var list = TargetListRevision.Seal(new TargetList { Revision = "", Node = "edge-0", Egress = egress ?? new EgressRules(), Targets = [Plans.Target("a", probe)] });
        return Bench.Measure(Plans.Accept(list));
    }

    public void Dispose()
    {
        _sender.Dispose();
        _files.Delete(recursive: true);
    }
}
