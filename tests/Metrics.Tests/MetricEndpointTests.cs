using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Metrics.Tests;

public sealed class MetricEndpointTests : IAsyncLifetime
{
    private const string Protobuf = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

    private readonly MetricRegistry _registry = new();
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        // More than several flushes' worth of samples.
        var gauge = _registry.CreateGauge("many", "Many.", "index");
        for (var i = 0; i < 5000; i++)
        {
            gauge.WithLabels($"series number {i}").Set(i);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapGet("/metrics", context => MetricEndpoint.ServeAsync(context, _registry));
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
    }

    [Theory]
    [InlineData(null, "text/plain")]
    [InlineData("text/html,*/*;q=0.8", "text/plain")]
    [InlineData("application/openmetrics-text", "application/openmetrics-text")]
    [InlineData("application/openmetrics-text; version=1.0.0,text/plain;version=0.0.4;q=0.5", "application/openmetrics-text")]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1", "application/openmetrics-text")]
    [InlineData("application/openmetrics-text;q=0.1,text/plain;q=0.9", "text/plain")]
    [InlineData("application/openmetrics-text;q=0", "text/plain")]
    [InlineData("application/openmetrics-text; version=9.9.9", "text/plain")]
    [InlineData("not a media type", "text/plain")]
    [InlineData("text/plain;version=0.0.4,application/openmetrics-text", "text/plain")]
    [InlineData("text/plain;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;q=0.5", "application/openmetrics-text")]
    [InlineData(Protobuf, "application/vnd.google.protobuf")]
    [InlineData(Protobuf + ",application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", "application/vnd.google.protobuf")]
    [InlineData(Protobuf + ";q=0.3,text/plain;q=0.5", "text/plain")]
    [InlineData(Protobuf + ";q=0", "text/plain")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=text", "text/plain")]
    [InlineData("application/vnd.google.protobuf;proto=other.Message;encoding=delimited", "text/plain")]
    [InlineData("application/vnd.google.protobuf", "text/plain")]
    public async Task Accept_chooses_the_format(string? accept, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await _client.SendAsync(request);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        var format = expected switch { "text/plain" => ExpositionFormat.PrometheusText, "application/openmetrics-text" => ExpositionFormat.OpenMetrics, _ => ExpositionFormat.Protobuf };
        if (format == ExpositionFormat.Protobuf) Assert.Equal(Protobuf, response.Content.Headers.ContentType.ToString().Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(Exposed.Bytes(_registry, format), await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Gzip_carries_the_same_text()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("Accept-Encoding", "gzip");
        using var response = await _client.SendAsync(request);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var gzip = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal(Exposed.Text(_registry), await reader.ReadToEndAsync());
    }
}
