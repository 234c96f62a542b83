using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Analysis;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class ProbeResultsTests
{
    [Fact]
    public void Both_families_have_a_result_each()
    {
        var nodes = new[] { Facts.Node(Facts.Row("Up", rtt: 0.01, sent: 10), Facts.Row("Down", "Unreachable", family: "IPv6", sent: 10, lost: 10)) };

        var results = Of(Facts.Entry(AddressFamily.Both), nodes);

        Assert.Equal([("IPv4", "Up", "Ok", "10ms", "0%"), ("IPv6", "Down", "Unreachable", null, "100%")], results.Select(r => (r.Family!, r.State!, r.Reason!, r.Rtt, r.Loss!)));
    }

    [Theory]
    [InlineData(AddressFamily.PreferIPv4, "IPv4 IPv4 IPv6", "IPv4")]
    [InlineData(AddressFamily.PreferIPv4, "IPv6 IPv6 IPv4", "IPv6")]
    [InlineData(AddressFamily.PreferIPv6, "IPv4", "IPv4")]
    [InlineData(AddressFamily.PreferIPv6, "IPv6 IPv4", "IPv6")]
    [InlineData(AddressFamily.PreferIPv6, "", "IPv6")]
    public void A_preference_has_one_result_of_the_family_that_most_nodes_use(string preference, string families, string expected)
    {
        var nodes = families.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(family => Facts.Node(Facts.Row("Up", family: family))).ToList();

        var result = Assert.Single(Of(Facts.Entry(preference), nodes));

        Assert.Equal((expected, families.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length), (result.Family, result.NodesUp));
    }

    [Fact]
    public void One_node_that_resolves_nothing_is_outvoted_by_those_that_reach_the_other_family()
    {
        var nodes = new[] { Facts.Node(Facts.Row("Down", "Unresolved")), Facts.Node(Facts.Row("Up", family: "IPv6")), Facts.Node(Facts.Row("Up", family: "IPv6")) };

        var result = Assert.Single(Of(Facts.Entry(AddressFamily.PreferIPv4), nodes));

        Assert.Equal(("Up", "IPv6", 2, 1), (result.State, result.Family, result.NodesUp, result.NodesDown));
    }

    [Theory]
    [InlineData("::1", AddressFamily.PreferIPv4, "IPv6")]
    [InlineData("127.0.0.1", AddressFamily.Both, "IPv4")]
    [InlineData("127.0.0.1", AddressFamily.PreferIPv6, "IPv4")]
    public void An_address_has_the_family_that_it_is(string host, string preference, string expected) =>
        Assert.Equal(expected, Assert.Single(Of(Facts.Entry(preference, host), [])).Family);

    [Theory]
    [InlineData("192.0.2.53", "example.com", "IPv4")]
    [InlineData("2001:db8::53", "192.0.2.7", "IPv6")]
    [InlineData(null, "192.0.2.7", "IPv4 IPv6")]
    [InlineData("dns.example", "192.0.2.7", "IPv4 IPv6")]
    public void A_DNS_probe_has_the_families_of_its_server(string? server, string host, string expected)
    {
        var entry = Facts.Entry(AddressFamily.Both, host) with { Type = ProbeType.Dns, Dns = new DnsEntry { QueryName = host, Server = server } };

        Assert.Equal(expected, string.Join(' ', Of(entry, []).Select(result => result.Family)));
    }

    [Fact]
    public void The_transition_time_stays_while_the_state_does()
    {
        var same = Of(Facts.Entry(), Facts.Nodes("uu"), Facts.Stored("Up"), seconds: 60)[0];
        var other = Of(Facts.Entry(), Facts.Nodes("dd"), Facts.Stored("Up"), seconds: 60)[0];

        Assert.Equal(Facts.Start, same.LastTransitionTime);
        Assert.Equal(Facts.Start.AddSeconds(60), other.LastTransitionTime);
    }

    [Fact]
    public void A_target_that_moved_keeps_its_whole_result_until_its_new_node_has_measured_it() =>
        Assert.Same(StoredUp, Of(Facts.Entry(), Facts.Nodes("n"), StoredUp)[0]);

    [Fact]
    public void A_result_of_an_older_spec_is_not_kept() =>
        Assert.Equal("Pending", ProbeResults.Of(Facts.Uid, [Facts.Entry()], Facts.Nodes("n"), [StoredUp], sameSpec: false, Facts.Start)[0].State);

    [Theory]
    [InlineData(true, "Up", "Down")]       // Lists come and go: a spec that was measured stays on them.
    [InlineData(true, "Pending", null)]    // The rows may still be those of the spec before.
    [InlineData(false, "Up", "Pending")]
    public void A_node_without_the_present_list_only_speaks_of_what_was_measured_before(bool sameSpec, string stored, string? expected)
    {
        var previous = Facts.Stored(stored);
        var nodes = Facts.Nodes("d").Select(node => node with { HasPresentList = false }).ToList();

        var result = ProbeResults.Of(Facts.Uid, [Facts.Entry()], nodes, [previous], sameSpec, Facts.Start)[0];

        if (expected is null) Assert.Same(previous, result);
        else Assert.Equal(expected, result.State);
    }

    [Fact]
    public void A_target_that_is_down_shows_no_time_of_an_earlier_reply()
    {
        var result = Of(Facts.Entry(), [Facts.Node(Facts.Row("Down", rtt: 0.01, sent: 10, lost: 10))])[0];

        Assert.Null(result.Rtt);
        Assert.Equal("100%", result.Loss);
    }

    [Theory]
    [InlineData("ping", "Unknown")]
    [InlineData(null, "Unknown")]
    [InlineData("other", "Pending")]
    public void What_a_prober_could_not_take_from_its_list_is_unknown_with_its_reason(string? probe, string state)
    {
        var node = Facts.Node() with { Rejected = [new RejectedEntry { Uid = Facts.Uid, Probe = probe, Reason = "Unsupported", Message = "no such field" }] };

        var result = Of(Facts.Entry(AddressFamily.PreferIPv4), [node])[0];

        Assert.Equal((state, "IPv4", state == "Unknown" ? "no such field" : null), (result.State, result.Family, result.Message));
    }

    [Fact]
    public void Nodes_that_cannot_tell_add_nothing_to_the_figures()
    {
        var result = Of(Facts.Entry(), [Facts.Node(Facts.Row("Up", rtt: 0.01, sent: 10)), Facts.Node(Facts.Row("Unknown", rtt: 9, sent: 10, lost: 10))])[0];

        Assert.Equal(("10ms", "0%"), (result.Rtt, result.Loss));
    }

    private static ProbeResult StoredUp { get; } = Facts.Stored("Up");

    private static IReadOnlyList<ProbeResult> Of(ProbeEntry entry, IReadOnlyList<NodeView> nodes, ProbeResult? stored = null, int seconds = 0) =>
        ProbeResults.Of(Facts.Uid, [entry], nodes, stored is null ? [] : [stored], sameSpec: true, Facts.Start.AddSeconds(seconds));
}
