using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Operator.Certificates;

namespace NetworkTelemetry.Operator.Summaries;

/// <summary>Asks one prober for what changed.</summary>
internal sealed class SummaryClient(PollSettings settings, ProberConnections connections)
{
    /// <param name="cursor">Null asks for everything.</param>
    /// <exception cref="PollException">There is no usable answer.</exception>
    public async Task<Summary> GetAsync(ProberEndpoint endpoint, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(endpoint, cursor));
            if (endpoint.Tls) request.Headers.Host = NodeCertificates.NameOf(endpoint.Node); // Also what the certificate has to be for.
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.Token.Value);
            using var response = await connections.SendAsync(request, cancellationToken);
            Check(response.StatusCode);
            await using var body = new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken), settings.MaxBytes);
            var summary = await JsonSerializer.DeserializeAsync(body, ContractJson.Default.Summary, cancellationToken);
            return Checked(summary, endpoint);
        }
        catch (JsonException e)
        {
            throw new PollException(PollResult.Invalid, $"the answer is not a summary: {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new PollException(PollResult.Invalid, $"the answer is not gzip: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PollException(PollResult.Timeout, "no connection in time", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new PollException(PollResult.Unreachable, Explain(e, endpoint), e);
        }
    }

    private static string Explain(Exception error, ProberEndpoint endpoint) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } inner } =>
            $"TLS with {NodeCertificates.NameOf(endpoint.Node)} failed: {inner.Message}",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } when endpoint.Tls =>
            $"{error.Message}; a prober older than the operator has no port {ContractVersion.TlsPort}",
        _ => error.Message,
    };

    private Uri AddressOf(ProberEndpoint endpoint, string? cursor)
    {
        var since = cursor is null ? "" : $"since={Uri.EscapeDataString(cursor)}&";
        var query = $"?{since}wait={Duration.Format(settings.Wait)}";
        var (scheme, port) = endpoint.Tls ? ("https", ContractVersion.TlsPort) : ("http", ContractVersion.Port);
        return new UriBuilder(scheme, endpoint.PodIP, port, ContractVersion.SummaryPath, query).Uri;
    }

    private static void Check(HttpStatusCode code)
    {
        if (code is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new PollException(PollResult.Unauthorized, $"the prober refuses the token of its node ({(int)code})");
        if (code != HttpStatusCode.OK) throw new PollException(PollResult.UnexpectedStatus, $"the prober answers {(int)code}");
    }

    /// <summary>An address that was given to another pod answers with another node's name. Before its first list a prober knows no name.</summary>
    private static Summary Checked(Summary? summary, ProberEndpoint endpoint)
    {
        if (summary is not { Cursor: not null, Process: not null })
            throw new PollException(PollResult.Invalid, "the answer is not a summary: it lacks its cursor or process figures");
        if (!string.IsNullOrEmpty(summary.Node) && summary.Node != endpoint.Node.Name)
            throw new PollException(PollResult.Invalid, $"the answer is of node {summary.Node}");
        return summary;
    }
}
