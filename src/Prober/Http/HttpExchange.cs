using System.Net;
using System.Net.Security;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tcp;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Http;

/// <summary>
/// One request and what it leads to, over new connections. Its round-trip time is that from the start of the first connection to the end of the final response's
/// headers: connecting, TLS and redirects are in it, the lookup of the name and the body are not.
/// </summary>
internal sealed class HttpExchange(HttpOrder order, MonotonicClock clock, INameResolver resolver, BodyBudget budget) : IExchange
{
    private enum Phase
    {
        Resolve,
        Connect,
        Tls,
        Processing,
        Transfer,
    }

    private static readonly SslApplicationProtocol[] Protocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];

    private readonly double[] _phases = [order.Lookup.TotalSeconds, 0, 0, 0, 0];
    private volatile HttpFigures? _http;
    private volatile TlsFigures? _tls;
    private volatile string _stage = "starting";
    private long _start;

    public string Stage => _stage;

    public void Show(Series series)
    {
        series.Http = _http ?? series.Http;
        series.Tls = _tls ?? series.Tls;
    }

    public async Task<Outcome> RunAsync(CancellationToken cancellation)
    {
        try
        {
            _start = clock.Now;
            var hop = Hop.First(order.Aim);
            var address = order.Address.Value;
            for (var redirects = 0; ; redirects++)
            {
                var (end, next) = await VisitAsync(hop, address, redirects, cancellation);
                if (next is null) return end;
                if (!string.Equals(next.Uri.IdnHost, hop.Uri.IdnHost, StringComparison.OrdinalIgnoreCase))
                {
                    if (await ResolveAsync(next.Uri.IdnHost, cancellation) is not { } found)
                        return Outcome.Discarded(ProbeReason.Unresolved, $"the redirect leads to {next.Uri.Host}, which has no address");
                    address = found;
                }

                if (order.Egress.Forbids(address) is { } rule) return Outcome.Discarded(ProbeReason.Denied, $"the redirect leads to {address}, which may not be probed: {rule}");
                hop = next;
            }
        }
        catch (Exception e)
        {
            return HttpFailure.Of(e);
        }
    }

    private async Task<(Outcome End, Hop? Next)> VisitAsync(Hop hop, IPAddress address, int redirects, CancellationToken cancellation)
    {
        var endpoint = new IPEndPoint(address, hop.Uri.Port);
        _stage = $"connecting to {endpoint}";
        var from = clock.Now;
        var tcp = await TcpLink.OpenAsync(endpoint, cancellation);
        from = Took(Phase.Connect, from);
        if (tcp.Stream is not { } stream) return (tcp.Failure, null);
        await using var opened = stream;
        var version = HttpVersion.Version11;
        if (hop.Uri.Scheme == Uri.UriSchemeHttps)
        {
            _stage = $"in the TLS handshake with {endpoint}";
            var tls = await TlsLink.OpenAsync(stream, SettingsFor(hop), cancellation);
            from = Took(Phase.Tls, from);
            _tls = tls.Figures;
            if (tls.Stream is null) return (tls.Failure, null);
            stream = tls.Stream;
            if (tls.Stream.NegotiatedApplicationProtocol == SslApplicationProtocol.Http2) version = HttpVersion.Version20;
        }

        _stage = $"waiting for the response of {endpoint}";
        await using var secured = stream;
        using var wire = HttpWire.Over(stream);
        using var request = RequestMessage.Create(order.Aim, hop, version, order.Authorization);
        using var response = await wire.SendAsync(request, cancellation);
        var roundTrip = Math.Max(1, Took(Phase.Processing, from) - _start);
        var status = (int)response.StatusCode;
        Publish(response, 0, redirects);
        if (order.Aim.Expected.Contain(status)) return (await ReadAsync(response, redirects, roundTrip, cancellation), null);
        if (!Hop.IsRedirect(status) || order.Aim.Entry.MaxRedirects == 0)
            return (Outcome.Lost(ProbeReason.UnexpectedStatus, $"the status was {status}, not {string.Join(", ", order.Aim.Entry.ExpectedStatusCodes)}"), null);
        if (redirects == order.Aim.Entry.MaxRedirects) return (Outcome.Lost(ProbeReason.UnexpectedStatus, $"it was redirected more than {redirects} times"), null);
        var (next, problem) = hop.Follow(status, response.Headers.Location);
        return (problem is null ? default : Outcome.Lost(ProbeReason.UnexpectedStatus, problem), next);
    }

    private async Task<Outcome> ReadAsync(HttpResponseMessage response, int redirects, long roundTrip, CancellationToken cancellation)
    {
        _stage = "reading the body";
        var from = clock.Now;
        var body = new BodyReader(order.Aim, budget);
        try
        {
            return await body.ReadAsync(response, cancellation) ?? Outcome.Received(roundTrip);
        }
        finally
        {
            Took(Phase.Transfer, from);
            Publish(response, body.Bytes, redirects);
        }
    }

    private async Task<IPAddress?> ResolveAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var literal)) return literal;
        _stage = $"resolving {host}";
        var from = clock.Now;
        var answer = await resolver.ResolveAsync(host).WaitAsync(cancellation);
        Took(Phase.Resolve, from);
        return AddressChoice.Choose(answer.Addresses, order.Family, null);
    }

    private TlsSettings SettingsFor(Hop hop)
    {
        var tls = order.Aim.Entry.Tls;
        var isFirstHost = string.Equals(hop.Uri.IdnHost, order.Aim.Uri.IdnHost, StringComparison.OrdinalIgnoreCase);
        return new TlsSettings((isFirstHost ? tls?.ServerName : null) ?? hop.Uri.IdnHost, tls?.SkipVerification != true, order.TrustedRoots, Protocols);
    }

    private long Took(Phase phase, long from)
    {
        var now = clock.Now;
        _phases[(int)phase] += MonotonicClock.Seconds(now - from);
        return now;
    }

    private void Publish(HttpResponseMessage response, long bodyBytes, int redirects) =>
        _http = new HttpFigures([.. _phases], (int)response.StatusCode, response.Version.Major + (response.Version.Minor / 10.0), bodyBytes, redirects);
}
