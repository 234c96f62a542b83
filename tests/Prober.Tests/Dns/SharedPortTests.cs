using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;
using AddressFamily = System.Net.Sockets.AddressFamily;

namespace NetworkTelemetry.Prober.Tests.Dns;

/// <summary>Many queries over few ports: each gets what belongs to it, and nothing else.</summary>
public sealed class SharedPortTests
{
    private static readonly PortLimits OnePort = new(Parallel: 1);

    private static TargetEntry Target(int port, string name, string server = "127.0.0.1") => Plans.Target(name, Plans.Query(port, $"{name}.example.test", server: server));

    private static (string Reason, long Sent, long Received, long Duplicates) Of(Series series) => (series.Row.Reason, series.Sent, series.Received, series.Duplicates);

    private static void RunFor(RealProbes probes, double seconds)
    {
        var until = DateTime.UtcNow.AddSeconds(seconds);
        probes.Bench.RunUntil(() => DateTime.UtcNow > until);
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Of two hundred and forty queries every sixth meets the same fate; while they run, the ports change.</summary>
    [Fact]
    public void Lost_late_doubled_and_forged_responses_are_counted_as_what_they_are()
    {
        const int Targets = 240, Fates = 6;
        using var forger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        forger.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.9"), 0));
        DnsServer? server = null;
        server = new DnsServer(query =>
        {
            var number = int.Parse(query.Name.Split('.')[0][1..], System.Globalization.CultureInfo.InvariantCulture);
            var right = new ResponseBuilder(query.Message).Address($"192.0.2.{number}").Build();
            byte[] otherId = [.. right];
            otherId[1] ^= 1;
            switch (number % Fates)
            {
                case 0: return [right];
                case 1: return [right, right];
                case 2: return [otherId, right];
                case 3:
                    server!.SendLater(query, right, TimeSpan.FromMilliseconds(700));
                    return [];
                case 4:
                    forger.SendTo(right, new IPEndPoint(IPAddress.Loopback, query.SourcePort));
                    return [];
                default: return [];
            }
        });
        using var disposed = server;
        using var probes = new RealProbes(ports: new PortLimits(Parallel: 2, Queries: 50, Strays: int.MaxValue));
        probes.Measure([.. Enumerable.Range(0, Targets).Select(i => Plans.Target(
            $"t{i:000}", Plans.Query(server.Port, $"t{i}.example.test") is var query ? query with { Dns = query.Dns! with { ExpectedAnswers = [$"192.0.2.{i}"] } } : null!))]);
        RunFor(probes, 0.8);
        for (var i = 0; i < Targets; i++)
        {
            var expected = (i % Fates) switch { 0 or 2 => (ProbeReason.Ok, 1, 1, 0), 1 => (ProbeReason.Ok, 1, 1, 1), _ => (ProbeReason.Timeout, 1, 0, 0) };
            Assert.Equal((i, expected), (i, Of(probes.Bench.Series($"t{i:000}"))));
        }

        Assert.InRange(server.Queries.Select(query => query.SourcePort).Distinct().Count(), 5, 6);
        Assert.All(server.Queries.GroupBy(query => query.SourcePort), port => Assert.Equal(port.Count(), port.Select(query => query.Id).Distinct().Count()));
    }

    [Fact]
    public void A_response_from_another_port_of_the_server_is_not_taken()
    {
        using var forger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        forger.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var server = new DnsServer(query =>
        {
            forger.SendTo(new ResponseBuilder(query.Message).Address("192.0.2.66").Build(), new IPEndPoint(IPAddress.Loopback, query.SourcePort));
            return [];
        });
        using var probes = new RealProbes();
        probes.Measure(Target(server.Port, "a"));
        Assert.Equal((ProbeReason.Timeout, null), (probes.Bench.Row("a").Reason, probes.Bench.Row("a").Message));
    }

    [Fact]
    public void A_closed_port_refuses_at_once_and_only_what_was_sent_there()
    {
        using var silent = new DnsServer(_ => [], "127.0.0.5");
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message).Address("192.0.2.7"));
        using var probes = new RealProbes(ports: OnePort);
        var targets = new List<TargetEntry>();
        for (var i = 0; i < 20; i++) targets.AddRange([Target(silent.Port, $"closed{i}", "127.0.0.6"), Target(silent.Port, $"silent{i}", "127.0.0.5"), Target(server.Port, $"good{i}")]);
        probes.Bench.Engine.Apply(Plans.Accepted([.. targets]));
        probes.Bench.Engine.Turn();
        probes.Bench.RunUntil(() => probes.Bench.Board.Content.Series.Count(series => series.Rounds > 0) == 40, "the outcomes that are known at once");
        Assert.All(probes.Bench.Board.Content.Series.Where(series => series.Rounds > 0), series => Assert.NotEqual(ProbeReason.Timeout, series.Row.Reason));
        probes.Bench.RunUntil(() => probes.Bench.Board.Content.Series.All(series => series.Rounds > 0), "all outcomes");
        foreach (var series in probes.Bench.Board.Content.Series)
            Assert.Equal(series.Plan.Target[0] switch { 'c' => ProbeReason.Refused, 's' => ProbeReason.Timeout, _ => ProbeReason.Ok }, series.Row.Reason);
    }

    [Fact]
    public void A_port_is_replaced_after_so_many_queries_and_closed_once_nothing_waits_for_it()
    {
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message).Address("192.0.2.7"));
        using var probes = new RealProbes(ports: new PortLimits(Parallel: 1, Queries: 4) { Linger = 0 });
        probes.Measure([.. Enumerable.Range(0, 20).Select(i => Target(server.Port, $"t{i}"))]);
        var ports = server.Queries.GroupBy(query => query.SourcePort).ToArray();
        Assert.All(ports, port => Assert.Equal(4, port.Count()));
        Assert.Equal(5, ports.Length);
        probes.Bench.RunUntil(() => ports.All(port => IsFree(port.Key)), "the closing of the ports");
        Assert.All(probes.Bench.Board.Content.Series, series => Assert.Equal((ProbeReason.Ok, 1, 1, 0), Of(series)));
    }

    [Fact]
    public void A_port_is_replaced_after_some_time()
    {
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message).Address("192.0.2.7"));
        using var probes = new RealProbes(ports: OnePort with { Age = 100_000_000 });
        probes.Measure(Target(server.Port, "a"));
        RunFor(probes, 0.15);
        probes.Measure(Target(server.Port, "a"), Target(server.Port, "b"));
        Assert.Equal(2, server.Queries.Select(query => query.SourcePort).Distinct().Count());
    }

    [Fact]
    public void A_port_that_somebody_guesses_at_takes_no_further_queries()
    {
        using var server = new DnsServer(query =>
        {
            var right = new ResponseBuilder(query.Message).Address("192.0.2.7").Build();
            return Enumerable.Range(1, 20).Select(i => (byte[])[(byte)(right[0] ^ i), .. right[1..]]).Append(right);
        });
        using var probes = new RealProbes(ports: OnePort with { Strays = 15 });
        probes.Measure(Target(server.Port, "a"));
        probes.Measure(Target(server.Port, "a"), Target(server.Port, "b"));
        Assert.Equal(2, server.Queries.Select(query => query.SourcePort).Distinct().Count());
        Assert.All(probes.Bench.Board.Content.Series, series => Assert.Equal(ProbeReason.Ok, series.Row.Reason));
    }

    [Fact]
    public void Responses_that_our_own_full_buffer_dropped_are_discarded_and_never_lost()
    {
        const int Targets = 400;
        var noise = new byte[4000];
        using var server = new DnsServer(query => [noise, noise, noise, new ResponseBuilder(query.Message).Address("192.0.2.7").Build(), noise]);
        using var probes = new RealProbes(limits: new AdmissionLimits(Targets, Targets), ports: new PortLimits(Parallel: 1, Queries: Targets, Strays: int.MaxValue));
        probes.Bench.Engine.Apply(Plans.Accepted([.. Enumerable.Range(0, Targets).Select(i => Target(server.Port, $"t{i:000}") is var target
            ? target with { Probes = [target.Probes[0] with { Timeout = TimeSpan.FromSeconds(4) }] } : null!)]));
        probes.Bench.Engine.Turn();

        // All are due before the engine looks again: 6 MB come into a buffer of 2 MB at most.
        Thread.Sleep((Targets * 2) + 100);
        probes.Bench.Engine.Turn();

        // The server has seen all of what the turn sent: nothing more comes.
        var patience = DateTime.UtcNow.AddSeconds(20);
        int seen;
        do
        {
            seen = server.Queries.Count;
            Thread.Sleep(300);
        }
        while (seen != server.Queries.Count && DateTime.UtcNow < patience);
        var all = probes.Bench.Board.Content.Series;
        probes.Bench.RunUntil(() => all.All(series => series.Rounds > 0), "a first round of all");
        Assert.Equal(0, all.Sum(series => series.Sent - series.Received));
        Assert.InRange(all.Count(series => series.Row.Reason == ProbeReason.LocalDrop), 1, Targets - 1);
        Assert.Equal(Targets, all.Sum(series => series.Received + series.Discarded[1]));
    }

    [Fact]
    public void Queries_go_over_IPv6_too()
    {
        Assert.SkipUnless(File.Exists("/proc/net/if_inet6") && File.ReadAllText("/proc/net/if_inet6").Contains(" lo", StringComparison.Ordinal), "this machine has no IPv6");
        using var server = new DnsServer(query => [new ResponseBuilder(query.Message).Address("2001:db8::7").Build()], "::1");
        using var probes = new RealProbes(ports: OnePort);
        var query = Plans.Query(server.Port, type: "AAAA", server: "::1");
        probes.Measure(Plans.Target("good", query with { Dns = query.Dns! with { ExpectedAnswers = ["2001:db8::7"] } }), Target(9, "closed", "::1"));
        Assert.Equal((ProbeReason.Ok, ProbeReason.Refused), (probes.Bench.Series("good", "IPv6").Row.Reason, probes.Bench.Series("closed", "IPv6").Row.Reason));
    }

    [Fact]
    public void An_ICMP_error_belongs_to_the_query_that_it_quotes() => OwnNetwork.Run(() =>
    {
        using var network = new SimulatedNetwork();
        using var probes = new RealProbes(ports: OnePort);
        probes.Measure(
            Target(53, "whole1", SimulatedNetwork.Unreachable), Target(53, "whole2", SimulatedNetwork.Unreachable), Target(53, "silent", SimulatedNetwork.Silent),
            Target(53, "short", SimulatedNetwork.ExpiresWithShortQuote));
        Assert.Equal(ProbeReason.Unreachable, probes.Bench.Row("whole1").Reason);
        Assert.Equal(ProbeReason.Unreachable, probes.Bench.Row("whole2").Reason);
        Assert.Equal(ProbeReason.Unreachable, probes.Bench.Row("short").Reason);
        Assert.Equal(ProbeReason.Timeout, probes.Bench.Row("silent").Reason);
    });
}
