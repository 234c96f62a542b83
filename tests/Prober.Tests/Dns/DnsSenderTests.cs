using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;
using AddressFamily = System.Net.Sockets.AddressFamily;

namespace NetworkTelemetry.Prober.Tests.Dns;

public sealed class DnsSenderTests
{
    private static Series Measure(DnsServer server, Func<Api.Contract.V1.ProbeEntry, Api.Contract.V1.ProbeEntry>? change = null, string transport = "UDP")
    {
        using var probes = new RealProbes();
        var query = Plans.Query(server.Port, transport: transport);
        probes.Measure(Plans.Target("a", change is null ? query : change(query)));
        return probes.Bench.Series("a");
    }

    private static Series Expecting(DnsServer server, string[] codes, params string[] answers) =>
        Measure(server, query => query with { Dns = query.Dns! with { ExpectedResponseCodes = codes, ExpectedAnswers = answers } });

    [Theory]
    [InlineData("UDP")]
    [InlineData("TCP")]
    public void A_server_that_answers_is_up_with_what_it_said(string transport)
    {
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message)
            .Address("192.0.2.7", ttl: 60).Address("192.0.2.8", ttl: 30)
            .Add(1, ResponseBuilder.Name("example.test"), 6, 900, [.. ResponseBuilder.Name("ns.example.test"), .. ResponseBuilder.Name("admin.example.test"), .. ResponseBuilder.Number32(2026112101), .. new byte[16]])
            .Add(2, [0], 41, 0, [], 1232));
        var series = Measure(server, transport: transport);
        Assert.Equal((ProbeReason.Ok, 1, 1), (series.Row.Reason, series.Sent, series.Received));
        Assert.InRange(series.Rtt.Last, 1e-6, 0.4);
        Assert.Equal(new DnsFacts("NOERROR", 2, 1, 0, 30, 2026112101), series.Dns!.Last);
        Assert.Equal(1, series.Dns.Responses[0]);
        Assert.Equal(transport == "TCP", Assert.Single(server.Queries).IsTcp);
    }

    [Fact]
    public void A_closed_port_refuses()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var closed = ((IPEndPoint)taken.LocalEndPoint!).Port;
        taken.Dispose();
        using var probes = new RealProbes();
        probes.Measure(Plans.Target("udp", Plans.Query(closed)), Plans.Target("tcp", Plans.Query(closed, transport: "TCP")));
        Assert.Equal((ProbeReason.Refused, ProbeReason.Refused), (probes.Bench.Row("udp").Reason, probes.Bench.Row("tcp").Reason));
        Assert.Equal(1, probes.Bench.Series("udp").Sent);
        Assert.Null(probes.Bench.Series("udp").Dns!.Last);
    }

    [Theory]
    [InlineData("UDP")]
    [InlineData("TCP")]
    public void Silence_is_a_timeout(string transport)
    {
        using var server = new DnsServer(_ => []);
        Assert.Equal(ProbeReason.Timeout, Measure(server, transport: transport).Row.Reason);
    }

    [Fact]
    public void Responses_that_do_not_match_the_query_are_passed_over()
    {
        using var server = new DnsServer(query =>
        {
            var right = new ResponseBuilder(query.Message).Address("192.0.2.7").Build();
            byte[] otherId = [.. right], otherQuestion = [.. right], notAResponse = [.. right];
            otherId[0] ^= 1;
            otherQuestion[13] ^= 1;
            notAResponse[2] &= 0x7F;
            return [[], [1, 2, 3], otherId, otherQuestion, notAResponse, right];
        });
        var series = Measure(server);
        Assert.Equal((ProbeReason.Ok, 1), (series.Row.Reason, series.Dns!.Responses[0]));
    }

    [Fact]
    public void A_response_from_another_address_is_not_taken()
    {
        using var forger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        forger.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.9"), 0));
        using var server = new DnsServer(query =>
        {
            forger.SendTo(new ResponseBuilder(query.Message).Address("192.0.2.66").Build(), new IPEndPoint(IPAddress.Loopback, query.SourcePort));
            return [];
        });
        Assert.Equal(ProbeReason.Timeout, Measure(server).Row.Reason);
    }

    [Fact]
    public void A_truncated_response_is_asked_for_again_over_TCP()
    {
        using var server = DnsServer.Of(query => query.IsTcp ? new ResponseBuilder(query.Message).Address("192.0.2.7") : new ResponseBuilder(query.Message, truncated: true));
        var series = Measure(server);
        Assert.Equal((ProbeReason.Ok, 1, 1), (series.Row.Reason, series.Received, series.Dns!.Last!.Answers));
        Assert.Equal([false, true], server.Queries.Select(query => query.IsTcp));
        Assert.Equal(1, series.Dns.Responses[0]);
    }

    [Fact]
    public void A_server_whose_TCP_port_is_dead_is_told_from_one_that_is_silent()
    {
        using var server = new DnsServer(query => query.IsTcp ? [] : [new ResponseBuilder(query.Message, truncated: true).Build()]);
        var row = Measure(server).Row;
        Assert.Equal((ProbeReason.Timeout, "the answer over UDP was truncated, and over TCP: no answer in time"), (row.Reason, row.Message));
        using var garbage = new DnsServer(_ => [[1], [2]]);
        row = Measure(garbage).Row;
        Assert.Equal((ProbeReason.Timeout, "2 datagrams came from the server that are no response to the query"), (row.Reason, row.Message));
    }

    [Fact]
    public void Identifiers_and_source_ports_differ_from_query_to_query()
    {
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message).Address("192.0.2.7"));
        using var probes = new RealProbes();
        probes.Measure([.. Enumerable.Range(0, 40).Select(i => Plans.Target($"t{i}", Plans.Query(server.Port)))]);
        Assert.True(server.Queries.Select(query => query.Id).Distinct().Count() > 36);
        Assert.InRange(server.Queries.Select(query => query.SourcePort).Distinct().Count(), 4, 8);
        Assert.All(probes.Bench.Board.Content.Series, series => Assert.Equal(ProbeReason.Ok, series.Row.Reason));
    }

    [Fact]
    public void Expected_codes_and_answers_decide()
    {
        using var missing = DnsServer.Of(query => new ResponseBuilder(query.Message, code: 3));
        var unexpected = Expecting(missing, ["NOERROR"]);
        Assert.Equal((ProbeReason.UnexpectedAnswer, "the response code is NXDOMAIN, expected is NOERROR"), (unexpected.Row.Reason, unexpected.Row.Message));
        Assert.Equal(1, unexpected.Dns!.Responses[3]);
        Assert.Equal(ProbeReason.Ok, Expecting(missing, ["NOERROR", "NXDOMAIN"]).Row.Reason);

        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message).Address("192.0.2.7").Address("192.0.2.8"));
        Assert.Equal(ProbeReason.Ok, Expecting(server, ["NOERROR"], "192.0.2.8", "192.0.2.7").Row.Reason);
        Assert.Equal("192.0.2.9 is not among the 2 answers: 192.0.2.7, 192.0.2.8", Expecting(server, ["NOERROR"], "192.0.2.7", "192.0.2.9").Row.Message);
    }

    [Fact]
    public void A_malformed_response_is_unexpected_and_an_enormous_one_too_large()
    {
        using var cut = new DnsServer(query => [new ResponseBuilder(query.Message).Address("192.0.2.7").Build()[..^1]]);
        Assert.Equal((ProbeReason.UnexpectedAnswer, "the response is malformed"), (Measure(cut).Row.Reason, Measure(cut).Row.Message));
        using var big = new DnsServer(query => [[.. new ResponseBuilder(query.Message).Build(), .. new byte[6000]]]);
        Assert.Equal(ProbeReason.TooLarge, Measure(big).Row.Reason);
        using var many = DnsServer.Of(query => Enumerable.Range(0, 2000).Aggregate(new ResponseBuilder(query.Message), (response, _) => response.Address("192.0.2.7")));
        Assert.Equal(ProbeReason.TooLarge, Measure(many, transport: "TCP").Row.Reason);
    }

    [Fact]
    public void An_answer_of_64_KB_over_TCP_is_read_and_one_that_never_comes_whole_is_a_time_out()
    {
        // 65,535 bytes, the most that its length can say: 900 records, one of which has the rest.
        static byte[] Whole(DnsServer.Query query)
        {
            var response = Enumerable.Range(0, 900).Aggregate(new ResponseBuilder(query.Message), (made, _) => made.Address("192.0.2.7"));
            return response.Answer(999, new byte[ushort.MaxValue - response.Position - 12]).Build();
        }

        using var large = new DnsServer(query => [DnsServer.Framed(Whole(query))]);
        var series = Measure(large, transport: "TCP");
        Assert.Equal((ProbeReason.Ok, 901), (series.Row.Reason, series.Dns!.Last!.Answers));
        using var cut = new DnsServer(query => [DnsServer.Framed(Whole(query))[..^1]]);
        Assert.Equal(ProbeReason.Timeout, Measure(cut, transport: "TCP").Row.Reason);
    }

    [Fact]
    public void A_compression_loop_is_a_malformed_response()
    {
        using var server = new DnsServer(query =>
        {
            var response = new ResponseBuilder(query.Message);
            var self = (byte)response.Position;
            return [response.Add(0, [0xC0, self], 1, 5, [192, 0, 2, 1]).Build()];
        });
        var row = Measure(server).Row;
        Assert.Equal((ProbeReason.UnexpectedAnswer, "the response is malformed"), (row.Reason, row.Message));
    }

    [Fact]
    public void A_TCP_answer_may_come_in_pieces_but_must_come_whole()
    {
        using var pieces = new DnsServer(query => DnsServer.Framed(new ResponseBuilder(query.Message).Address("192.0.2.7").Build()).Chunk(1));
        Assert.Equal(ProbeReason.Ok, Measure(pieces, transport: "TCP").Row.Reason);
        using var half = new DnsServer(query => [DnsServer.Framed(new ResponseBuilder(query.Message).Build())[..9], []]);
        var closed = Measure(half, transport: "TCP").Row;
        Assert.Contains(closed.Reason, (string[])[ProbeReason.UnexpectedAnswer, ProbeReason.Refused]);
        using var never = new DnsServer(_ => Enumerable.Repeat((byte[])[255], 40).Select(piece =>
        {
            Thread.Sleep(20);
            return piece;
        }));
        Assert.Equal(ProbeReason.Timeout, Measure(never, transport: "TCP").Row.Reason);
        using var garbage = new DnsServer(_ => [DnsServer.Framed([1, 2, 3])]);
        Assert.Equal(ProbeReason.UnexpectedAnswer, Measure(garbage, transport: "TCP").Row.Reason);
    }

    [Fact]
    public void A_flood_of_forged_responses_neither_stops_the_engine_nor_the_other_probes()
    {
        using var flood = new DnsServer(_ => Enumerable.Repeat(new byte[40], 200_000));
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message).Address("192.0.2.7"));
        using var probes = new RealProbes();
        var (first, second) = (Plans.Target("flood", Plans.Query(flood.Port)), Plans.Target("good", Plans.Query(server.Port)));
        probes.Measure(first, second);

        // Both may have asked from the same port, whose buffer the flood can fill: then what is missing is nobody's loss.
        Assert.Contains(probes.Bench.Row("flood").Reason, (string[])[ProbeReason.Timeout, ProbeReason.LocalDrop]);
        Assert.Contains(probes.Bench.Row("good").Reason, (string[])[ProbeReason.Ok, ProbeReason.LocalDrop]);
        probes.Measure([first, second, .. Enumerable.Range(0, 20).Select(i => Plans.Target($"after{i}", Plans.Query(server.Port)))]);
        Assert.All(probes.Bench.Board.Content.Series.Where(series => series.Plan.Target.StartsWith("after", StringComparison.Ordinal)), series => Assert.Equal(ProbeReason.Ok, series.Row.Reason));
    }

    [Theory]
    [InlineData("UDP")]
    [InlineData("TCP")]
    public void An_answer_that_we_look_at_too_late_was_in_time_by_the_kernels_stamp(string transport)
    {
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message).Address("192.0.2.7"));
        using var probes = new RealProbes();
        probes.Bench.Engine.Apply(Plans.Accepted(Plans.Target("a", Plans.Query(server.Port, transport: transport))));
        probes.Bench.RunUntil(() => server.Queries.Count == 1, "the query");
        Thread.Sleep(700);
        probes.Bench.Engine.Turn();
        Assert.Equal(ProbeReason.Ok, probes.Bench.Row("a").Reason);
        Assert.InRange(probes.Bench.Series("a").Rtt.Last, 1e-6, 0.3);
    }

    [Fact]
    public void Egress_rules_apply_to_servers()
    {
        using var probes = new RealProbes();
        probes.Measure(Plans.Target("a", Plans.Query(53, server: "169.254.169.253")));
        Assert.Equal((ProbeReason.Denied, ProbeState.Unknown, 0), (probes.Bench.Row("a").Reason, probes.Bench.Row("a").State, probes.Bench.Series("a").Sent));
    }

    [Fact]
    public void Without_a_server_the_pods_resolver_is_asked_and_a_new_one_after_the_file_changes()
    {
        using var folder = new TemporaryFile();
        using var first = new DnsServer(query => [new ResponseBuilder(query.Message).Address("192.0.2.1").Build()], "127.0.0.5");
        using var second = new DnsServer(query => [new ResponseBuilder(query.Message).Address("192.0.2.2").Build()], "127.0.0.6", first.Port);
        folder.Write("nameserver 127.0.0.5\n");
        using var probes = new RealProbes(resolverFile: folder.Path);
        probes.Measure(Plans.Target("a", Plans.Query(first.Port, server: null) with { Interval = TimeSpan.FromSeconds(1) }));
        Assert.Equal((ProbeReason.Ok, 1, 0), (probes.Bench.Row("a").Reason, first.Queries.Count, second.Queries.Count));
        folder.Write("# moved\nnameserver 127.0.0.6\n");
        probes.Bench.RunUntil(() => second.Queries.Count > 0, "a query to the new resolver");
    }

    [Fact]
    public void Other_expectations_keep_the_counters_and_another_question_starts_over()
    {
        var plan = Plans.Accepted(Plans.Target("a", Plans.Query(53))).Plans[0];
        Assert.True(plan.ContinuesSeriesOf(With(dns => dns with { ExpectedAnswers = ["192.0.2.7"], ExpectedResponseCodes = ["NXDOMAIN"] })));
        Assert.False(plan.ContinuesSeriesOf(With(dns => dns with { QueryType = "AAAA" })));
        Assert.False(plan.ContinuesSeriesOf(With(dns => dns with { Server = null })));
        Assert.True(plan.MeasuresLike(With(dns => dns with { ExpectedAnswers = [] })));
        Assert.False(plan.MeasuresLike(With(dns => dns with { ExpectedAnswers = ["192.0.2.7"] })));

        Prober.Lists.ProbePlan With(Func<Api.Contract.V1.DnsEntry, Api.Contract.V1.DnsEntry> change) => plan with { Entry = plan.Entry with { Dns = change(plan.Entry.Dns!) } };
    }

    [Fact]
    public void A_server_may_be_named_instead_of_numbered()
    {
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message).Address("192.0.2.7"));
        using var probes = new RealProbes();
        probes.Measure(Plans.Target("a", Plans.Query(server.Port, server: "localhost") with { AddressFamily = Api.Results.AddressFamily.IPv4 }));
        Assert.Equal((ProbeReason.Ok, "IPv4"), (probes.Bench.Row("a").Reason, probes.Bench.Row("a").Family));
    }

    [Fact]
    public void Beyond_the_limit_of_queries_to_one_server_the_others_wait_and_the_wait_is_not_measured()
    {
        using var server = DnsServer.Of(query =>
        {
            Thread.Sleep(100);
            return new ResponseBuilder(query.Message).Address("192.0.2.7");
        });
        using var probes = new RealProbes(limits: new AdmissionLimits(PerDestination: 1));
        probes.Measure(Plans.Target("one", Plans.Query(server.Port)), Plans.Target("two", Plans.Query(server.Port)), Plans.Target("three", Plans.Query(server.Port)));
        Assert.All(probes.Bench.Board.Content.Series, series => Assert.Equal(ProbeReason.Ok, series.Row.Reason));
        Assert.All(probes.Bench.Board.Content.Series, series => Assert.InRange(series.Rtt.Last, 0.09, 0.19));
    }

    [Fact]
    public void Without_a_server_the_first_resolver_alone_is_measured_and_in_the_order_of_the_file()
    {
        using var folder = new TemporaryFile();
        using var dead = new DnsServer(_ => [], "127.0.0.5");
        using var alive = new DnsServer(query => [new ResponseBuilder(query.Message).Address("192.0.2.2").Build()], "127.0.0.6", dead.Port);
        folder.Write("nameserver 127.0.0.5\nnameserver 127.0.0.6\n");
        using var probes = new RealProbes(resolverFile: folder.Path);
        probes.Measure(Plans.Target("a", Plans.Query(dead.Port, server: null) with { Interval = TimeSpan.FromSeconds(1) }));
        Assert.Equal((ProbeReason.Timeout, 0), (probes.Bench.Row("a").Reason, alive.Queries.Count));
        folder.Write("# turned round\nnameserver 127.0.0.6\nnameserver 127.0.0.5\n");
        probes.Bench.RunUntil(() => probes.Bench.Row("a").Reason == ProbeReason.Ok, "the resolver that is first now");
    }

    [Fact]
    public void A_missing_route_is_unreachable() => OwnNetwork.Run(() =>
    {
        using var network = new SimulatedNetwork();
        using var probes = new RealProbes();
        probes.Measure(Plans.Target("udp", Plans.Query(53, server: "198.51.100.1")), Plans.Target("tcp", Plans.Query(53, server: "198.51.100.1", transport: "TCP")));
        Assert.Equal((ProbeReason.Unreachable, ProbeReason.Unreachable), (probes.Bench.Row("udp").Reason, probes.Bench.Row("tcp").Reason));
    });
}
