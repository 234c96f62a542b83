using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

/// <summary>httpGet: any status from 200 to 399 is a success; certificates are not verified, redirects not followed.</summary>
internal static class HttpCheck
{
    private static readonly HttpMessageInvoker Client = CreateClient();

    public static async Task<ProbeResult> RunAsync(HttpGetAction http, ProbeTarget target, CancellationToken cancellationToken)
    {
        if (target.Port(http.Port) is not { } port)
            return ProbeResult.Bad($"the container has no port named \"{http.Port}\"");
        var scheme = (http.Scheme ?? "HTTP").ToLowerInvariant();
        var host = string.IsNullOrEmpty(http.Host) ? target.PodIP : http.Host;
        var path = http.Path ?? "/";
        var address = $"{scheme}://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}{(path.StartsWith('/') ? "" : "/")}{path}";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return ProbeResult.Bad($"\"{address}\" is not a URL");

        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.ConnectionClose = true;
        request.Headers.TryAddWithoutValidation("User-Agent", "kube-probe/1.32");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        foreach (var header in http.HttpHeaders ?? [])
        {
            request.Headers.Remove(header.Name);
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }
        try
        {
            using var response = await Client.SendAsync(request, cancellationToken);
            var code = (int)response.StatusCode;
            return code is >= 200 and < 400 ? ProbeResult.Good : ProbeResult.Bad($"HTTP probe failed with statuscode: {code}");
        }
        catch (HttpRequestException e)
        {
            return new ProbeResult(false, $"Get \"{uri}\": {e.Message}", e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused });
        }
    }

    [SuppressMessage("Security", "CA5359:Do not disable certificate validation", Justification = "Kubernetes' probes ask whether the pod answers, not who it is.")]
    private static HttpMessageInvoker CreateClient()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        return new HttpMessageInvoker(handler);
    }
}
