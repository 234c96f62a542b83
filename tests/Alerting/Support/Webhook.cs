using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Alerting.Support;

/// <summary>Receives what Alertmanager sends.</summary>
internal sealed class Webhook : IDisposable
{
    private readonly HttpListener _listener = new();

    public Webhook()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ReceiveAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<Notification> Notifications { get; } = [];

    public IReadOnlyList<Notification> About(string alert, string target, string status) =>
        [.. Notifications.Where(notification => notification.IsAbout(alert, target) && notification.Status == status)];

    /// <summary>Messages about a deployment, or about what it measured.</summary>
    public IReadOnlyList<Notification> Of(string alert, string deployment, string status) =>
        [.. Notifications.Where(notification => notification.IsOf(alert, deployment) && notification.Status == status)];

    /// <summary>For a test that fails: what came, and the alerts of now.</summary>
    public async Task<string> LogAsync(PrometheusApi prometheus) =>
        $"{string.Join('\n', Notifications)}\n{string.Join('\n', (await prometheus.SeriesAsync("ALERTS")).Select(labels => string.Join(' ', labels)))}";

    public void Dispose() => _listener.Close();

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Notifications.Enqueue(new Notification(DateTimeOffset.UtcNow, (await JsonNode.ParseAsync(context.Request.InputStream))!));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
