using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tcp;
using NetworkTelemetry.Prober.Tests.Support;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tests.Tcp;

/// <summary>An engine that makes real TCP exchanges.</summary>
internal sealed class TcpBench : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("prober-tcp-");
    private readonly TcpSender _connects;
    private readonly TcpExchangeSender _exchanges;

    /// <param name="roots">The file that <see cref="OwnRoots"/> names, in PEM; null: the test's authority.</param>
    public TcpBench(string? roots = null)
    {
        TcpSender? connects = null;
        TcpExchangeSender? exchanges = null;
        File.WriteAllText(Path.Combine(_files.FullName, "ca-1"), roots ?? TestCertificates.AuthorityPem);
        Bench = new Bench(TimeProvider.System, (clock, post) =>
        [
            new(ProbeType.Tcp, new TcpProbeSender(
                connects = new TcpSender(clock, _ => { }),
                exchanges = new TcpExchangeSender(clock, new TrustedRootsFiles(new MountedFiles(_files.FullName), TimeProvider.System), new ConnectionPoll(clock, _ => { }), post))),
        ]);
        _connects = connects!;
        _exchanges = exchanges!;
    }

    public Bench Bench { get; }

    public static TlsEntry OwnRoots { get; } = new() { TrustedRoots = new MountedFile { Name = "ca-1" } };

    public static ProbeEntry Probe(int port, TcpEntry tcp, double timeoutSeconds = 5) => Plans.Connect(port) with
    {
        Tcp = tcp with { Port = port }, Interval = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromSeconds(timeoutSeconds), FailureThreshold = 1,
    };

    public static string Base64(string latin1) => Convert.ToBase64String(Encoding.Latin1.GetBytes(latin1));

    public static TcpExpectEntry Contains(string latin1) => new() { Contains = Base64(latin1) };

    public static TcpExpectEntry Matches(string regex) => new() { Regex = regex };

    /// <summary>Runs one round and gives its result.</summary>
    public Series Measure(int port, TcpEntry tcp, double timeoutSeconds = 5) =>
        Bench.Measure(Plans.Accepted(Plans.Target("a", Probe(port, tcp, timeoutSeconds))));

    public void Dispose()
    {
        _connects.Dispose();
        _exchanges.Dispose();
        _files.Delete(recursive: true);
    }
}
