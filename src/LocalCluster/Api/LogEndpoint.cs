using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using NetworkTelemetry.LocalCluster.Kubelet;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>GET of the subresource <c>log</c> of a pod.</summary>
internal sealed class LogEndpoint(ObjectStore store, TimeProvider time, CancellationToken stopping)
{
    /// <summary>Null as long as no kubelet runs.</summary>
    public IPodLogs? Source { get; set; }

    public async Task GetAsync(ApiCall call)
    {
        if (store.Current.Find(call.Target.Key) is null)
            throw ApiErrors.NotFound(call.Target.Definition, call.Target.Name);
        if (Source is not { } logs)
            throw ApiErrors.Unavailable("no kubelet runs in this cluster");
        var query = new PodLogQuery
        {
            Container = call.Query("container"),
            Follow = call.Flag("follow"),
            Previous = call.Flag("previous"),
            Timestamps = call.Flag("timestamps"),
            TailLines = call.Number("tailLines"),
            LimitBytes = call.Number("limitBytes"),
            Since = Since(call),
        };
        call.Http.Response.ContentType = "text/plain";
        call.Http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Http.RequestAborted, stopping);
        try
        {
            await logs.CopyAsync(call.Target.Namespace, call.Target.Name, query, call.Http.Response.Body, end.Token).ConfigureAwait(false);
        }
        catch (FileNotFoundException exception)
        {
            throw ApiErrors.BadRequest(exception.Message);
        }
        catch (OperationCanceledException)
        {
            // The reader of a followed log has gone, or the server is going.
        }
    }

    private DateTimeOffset? Since(ApiCall call)
    {
        if (call.Seconds("sinceSeconds") is { } ago)
            return time.GetUtcNow() - ago;
        if (call.Query("sinceTime") is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            ? since
            : throw ApiErrors.BadRequest($"invalid sinceTime \"{text}\": not an RFC 3339 time");
    }
}
