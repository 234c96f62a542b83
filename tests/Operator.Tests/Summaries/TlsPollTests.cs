using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Summaries;

namespace NetworkTelemetry.Operator.Tests.Summaries;

public sealed class TlsPollTests : IDisposable
{
    private static readonly NodeKey Node = new("web", "edge", "edge-0");
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly AuthoritySet Authorities = AuthorityRotation.Bring(null, Now);

    private readonly AuthorityBoard _board = new();
    private readonly ProberConnections _connections;
    private readonly SummaryClient _client;

    public TlsPollTests()
    {
        _connections = new ProberConnections(_board);
        _client = new SummaryClient(new PollSettings { Wait = TimeSpan.FromMilliseconds(100) }, _connections);
        _board.Publish(Authorities);
    }

    public void Dispose() => _connections.Dispose();

    [Fact]
    public async Task A_prober_that_shows_its_node_s_certificate_is_heard()
    {
        await using var prober = await StartAsync(Authorities, NodeCertificates.NameOf(Node));
        Assert.Equal("c", (await PollAsync(prober)).Cursor);
    }

    [Fact]
    public async Task Another_node_s_certificate_is_not_taken_and_the_token_not_sent()
    {
        await using var prober = await StartAsync(Authorities, NodeCertificates.NameOf(Node with { Name = "edge-1" }));
        var error = await Assert.ThrowsAsync<PollException>(() => PollAsync(prober));
        Assert.Equal(PollResult.Unreachable, error.Result);
        Assert.Contains("TLS with edge-0.web.prober.networktelemetry.io failed", error.Message);
        Assert.Empty(prober.Requests);
    }

    [Fact]
    public async Task A_new_authority_is_trusted_from_then_on_and_an_unknown_one_never()
    {
        var next = AuthorityRotation.Apply(Authorities, AuthorityStep.AddSuccessor, Now);
        await using var prober = await StartAsync(next with { Signer = next.Successor! }, NodeCertificates.NameOf(Node));
        await Assert.ThrowsAsync<PollException>(() => PollAsync(prober));
        Assert.Empty(prober.Requests);
        _board.Publish(next);
        Assert.Equal("c", (await PollAsync(prober)).Cursor);
    }

    [Fact]
    public async Task A_pod_that_should_serve_TLS_and_does_not_is_never_asked_in_plain()
    {
        await using var prober = await FakeProber.StartAsync(AnswerAsync);
        var error = await Assert.ThrowsAsync<PollException>(() => PollAsync(prober));
        Assert.Contains("a prober older than the operator has no port 9811", error.Message);
        Assert.Empty(prober.Requests);
    }

    private static Task<FakeProber> StartAsync(AuthoritySet authorities, string name) =>
        FakeProber.StartAsync(AnswerAsync, CertificateIssuer.Serving(authorities.Signer, [name], Now).Certificate);

    private static Task AnswerAsync(Microsoft.AspNetCore.Http.HttpContext context) =>
        FakeProber.WriteAsync(context, new Summary { Node = "edge-0", Cursor = "c", Full = true, Process = new ProcessFigures() });

    private Task<Summary> PollAsync(FakeProber prober) =>
        _client.GetAsync(new ProberEndpoint(Node, "pod", prober.Address, new NodeToken("t"), Tls: true), null, TestContext.Current.CancellationToken);
}
