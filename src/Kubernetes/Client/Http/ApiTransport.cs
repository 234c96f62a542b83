namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Sends calls and turns refusals into <see cref="KubernetesException"/>. The only place that does HTTP.</summary>
internal sealed class ApiTransport(HttpClient http, TimeProvider time, RequestMetrics? metrics) : IDisposable
{
    // Long enough for a list of everything and for a server that asks us to come back; a watch has its own limits.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);

    private const int MaxErrorBody = 1 << 20;

    public async Task<byte[]> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(AnswerTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await OpenAsync(request, linked.Token);
            var body = await response.Content.ReadAsByteArrayAsync(linked.Token);
            metrics?.Received(request.Method, http.BaseAddress!.Authority, body.Length);
            return body;
        }
        catch (OperationCanceledException error) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{request.Describe()}: no answer from {http.BaseAddress} within {AnswerTimeout.TotalSeconds} s", error);
        }
    }

    /// <summary>Returns once the headers are here, which must not take longer than <paramref name="limit"/>; the caller reads the body and disposes.</summary>
    public async Task<HttpResponseMessage> OpenAsync(ApiRequest request, TimeSpan? limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit < AnswerTimeout ? limit.Value : AnswerTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await OpenAsync(request, linked.Token);
        }
        catch (OperationCanceledException error) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{request.Describe()}: no answer from {http.BaseAddress}", error);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage();
        var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw ErrorReader.ToException(request, response.StatusCode, await ReadErrorAsync(response, cancellationToken), RetryAfter.Of(response, time.GetUtcNow()));
    }

    private static async Task<byte[]> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxErrorBody, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException)
        {
            return []; // The status line alone still says what happened.
        }
    }
}
