namespace NetworkTelemetry.Bench.Probing;

/// <summary>What a scrape asks for.</summary>
internal sealed record ScrapeKind(string Accept, string Encoding)
{
    private const string ProtobufType = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

    public static ScrapeKind Plain { get; } = new("text/plain", "identity");

    public static ScrapeKind Gzip { get; } = new("text/plain", "gzip");

    public static ScrapeKind Protobuf { get; } = new(ProtobufType, "identity");

    public static ScrapeKind ProtobufGzip { get; } = new(ProtobufType, "gzip");

    /// <summary>Reads the answer and forgets it; how many bytes it had.</summary>
    public async Task<double> ScrapeAsync(ProberProcess prober)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", Encoding);
        using var response = await prober.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var buffer = new byte[256 * 1024];
        double total = 0;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;) total += read;
        return total;
    }
}
