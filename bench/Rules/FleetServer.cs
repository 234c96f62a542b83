using System.Globalization;
using System.Net;
using System.Text;

namespace NetworkTelemetry.Bench.Rules;

/// <summary>The metrics pages of the fleet, as they would be now: /0 … /9 are the probers, /operator is the operator.</summary>
internal sealed class FleetServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public FleetServer(int port)
    {
        Address = $"127.0.0.1:{port}";
        _listener.Prefixes.Add($"http://{Address}/");
        _listener.Start();
        _ = AnswerAsync();
    }

    public string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                context.Response.ContentType = "text/plain; version=0.0.4";
                await using var page = new StreamWriter(context.Response.OutputStream, new UTF8Encoding(false), 1 << 16);
                var name = context.Request.Url!.AbsolutePath[1..];
                if (int.TryParse(name, CultureInfo.InvariantCulture, out var node)) FleetSeries.WriteProber(page, node, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
                else FleetSeries.WriteOperator(page);
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or IOException)
            {
                // Closed, or a scraper that did not wait: the next one is answered.
            }
        }
    }
}
