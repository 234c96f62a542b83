using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;

namespace NetworkTelemetry.Operator.Summaries;

/// <summary>Asks one prober for what changed.</summary>
internal sealed class SummaryClient(PollSettings settings) : IDisposable
{
    // No proxy: pods are reached directly. No redirects: a token goes to the pod that it belongs to and nowhere else.
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    });

    /// <param name="cursor">Null asks for everything.</param>
    /// <exception cref="PollException">There is no usable answer.</exception>
    public async Task<Summary> GetAsync(ProberEndpoint endpoint, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(endpoint, cursor));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.Token.Value);
            using var response = await _http.SendAsync(request, cancellationToken);
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
            throw new PollException(PollResult.Unreachable, e.Message, e);
        }
    }

    public void Dispose() => _http.Dispose();

    private Uri AddressOf(ProberEndpoint endpoint, string? cursor)
    {
        var since = cursor is null ? "" : $"since={Uri.EscapeDataString(cursor)}&";
        var query = $"?{since}wait={Duration.Format(settings.Wait)}";
        return new UriBuilder("http", endpoint.PodIP, ContractVersion.Port, ContractVersion.SummaryPath, query).Uri;
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
