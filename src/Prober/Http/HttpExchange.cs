using System.Net;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Http.Messages;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Http;

/// <summary>
/// One request and what it leads to, over new connections. Its round-trip time is what connecting, TLS and waiting for the headers took, with redirects: neither lookups
/// of names nor the body are in it, nor what the prober itself did in between.
/// </summary>
internal sealed class HttpExchange(HttpOrder order, ConnectionPoll connections, MonotonicClock clock, INameResolver resolver, BodyBudget budget) : IExchange
{
    private const int Resolve = 0, Connect = 1, Tls = 2, Processing = 3, Transfer = 4;

    private static readonly byte[] Protocols = [.. "\u0002h2\u0008http/1.1"u8];

    private readonly PhaseTimes _times = new(clock, HttpMetrics.Phases.Count);
    private volatile HttpFigures? _http;
    private volatile TlsFigures? _tls;
    private volatile string _doing = "starting";
    private volatile IPEndPoint? _peer;

    public string Stage => _peer is { } peer ? $"{_doing} {peer}" : _doing;

    public void Show(Series series)
    {
        series.Http = _http ?? series.Http;
        series.Tls = _tls ?? series.Tls;
    }

    public async Task<Outcome> RunAsync(CancellationToken cancellation)
    {
        try
        {
            _times.Add(Resolve, MonotonicClock.Nanoseconds(order.Lookup));
            var hop = Hop.First(order.Aim);
            var address = order.Address;
            for (var redirects = 0; ; redirects++)
            {
                var (end, next) = await VisitAsync(hop, address, redirects, cancellation);
                if (next is null) return end;
                if (!string.Equals(next.Uri.IdnHost, hop.Uri.IdnHost, StringComparison.OrdinalIgnoreCase))
                {
                    if (await ResolveAsync(next.Uri.IdnHost, cancellation) is not { } found)
                        return Outcome.Discarded(ProbeReason.Unresolved, $"the redirect leads to {next.Uri.Host}, which has no address");
                    address = new ProbeAddress(found);
                }

                if (order.Egress.Forbids(address.Value) is { } rule) return Outcome.Discarded(ProbeReason.Denied, $"the redirect leads to {address}, which may not be probed: {rule}");
                hop = next;
            }
        }
        catch (Exception e)
        {
            return HttpFailure.Of(e);
        }
    }

    private async ValueTask<(Outcome End, Hop? Next)> VisitAsync(Hop hop, ProbeAddress address, int redirects, CancellationToken cancellation)
    {
        var isSecure = hop.Uri.Scheme == Uri.UriSchemeHttps;
        _peer = new IPEndPoint(address.Value, hop.Uri.Port);
        _doing = "connecting to";
        _times.Begin();

        var where = order.Aim.BodyRule is not null ? Continuation.OnPool : isSecure ? Continuation.Apart : Continuation.OnEngine;
        var tcp = await connections.OpenAsync(address, hop.Uri.Port, where, cancellation);
        if (tcp.Connection is not { } connection)
        {
            _times.End(Connect);
            return (tcp.Failure, null);
        }

        await using var opened = connection;
        _times.Add(Connect, connection.ConnectTime);
        if (!isSecure)
        {
            using var plain = new Http1Wire(connection);
            return await AskAsync(plain, connection, hop, redirects, cancellation);
        }

        // Preparing it, and reading the system's CA certificates the first time, is the prober's own time.
        using var session = new TlsSession(SettingsFor(hop));
        _doing = "in the TLS handshake with";
        _times.Begin();
        var tls = await TlsLink.OpenAsync(connection, session, cancellation);
        _times.End(Tls, connection.LastArrival);
        _tls = tls.Figures;
        if (tls.Stream is not { } stream) return (tls.Failure, null);
        await using var secured = stream;
        using IHttpWire wire = tls.Protocol == "h2" ? new Http2Wire(stream) : new Http1Wire(stream);
        return await AskAsync(wire, connection, hop, redirects, cancellation);
    }

    private async ValueTask<(Outcome End, Hop? Next)> AskAsync(IHttpWire wire, Connection connection, Hop hop, int redirects, CancellationToken cancellation)
    {
        _doing = "waiting for the response of";
        _times.Begin();
        var head = await wire.AskAsync(order.Aim, hop, order.Authorization, cancellation);
        _times.End(Processing, connection.LastArrival);
        connection.ResetOnClose();
        Publish(head, 0, redirects);
        if (order.Aim.Expected.Contain(head.Status)) return (await ReadAsync(wire, connection, head, redirects, cancellation), null);
        if (!Hop.IsRedirect(head.Status) || order.Aim.Entry.MaxRedirects == 0)
            return (Outcome.Lost(ProbeReason.UnexpectedStatus, $"the status was {head.Status}, not {string.Join(", ", order.Aim.Entry.ExpectedStatusCodes)}"), null);
        if (redirects == order.Aim.Entry.MaxRedirects) return (Outcome.Lost(ProbeReason.UnexpectedStatus, $"it was redirected more than {redirects} times"), null);
        var (next, problem) = hop.Follow(head.Status, Uri.TryCreate(head.Location, UriKind.RelativeOrAbsolute, out var location) ? location : null);
        return (problem is null ? default : Outcome.Lost(ProbeReason.UnexpectedStatus, problem), next);
    }

    private async ValueTask<Outcome> ReadAsync(IHttpWire wire, Connection connection, ResponseHead head, int redirects, CancellationToken cancellation)
    {
        (_doing, _peer) = ("reading the body", null);
        var body = new BodyReader(order.Aim, budget);
        try
        {
            return await body.ReadAsync(head, wire, cancellation) ?? Outcome.Received(_times.Sum(Connect, Processing));
        }
        finally
        {
            _times.End(Transfer, connection.LastArrival);
            Publish(head, body.Bytes, redirects);
        }
    }

    private async ValueTask<IPAddress?> ResolveAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var literal)) return literal;
        (_doing, _peer) = ($"resolving {host}", null);
        _times.Begin();
        var answer = await resolver.ResolveAsync(host).WaitAsync(cancellation);
        _times.End(Resolve);
        return AddressChoice.Choose(answer.Addresses, order.Family, null);
    }

    private TlsSettings SettingsFor(Hop hop)
    {
        var tls = order.Aim.Entry.Tls;
        var isFirstHost = string.Equals(hop.Uri.IdnHost, order.Aim.Uri.IdnHost, StringComparison.OrdinalIgnoreCase);
        return new TlsSettings((isFirstHost ? tls?.ServerName : null) ?? hop.Uri.IdnHost, tls?.SkipVerification != true, order.TrustedRoots, Protocols);
    }

    private void Publish(ResponseHead head, long bodyBytes, int redirects) => _http = new HttpFigures(_times.Seconds(), head.Status, head.Version, bodyBytes, redirects);
}
