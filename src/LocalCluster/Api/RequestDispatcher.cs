using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.LocalCluster.Discovery;
using NetworkTelemetry.LocalCluster.Patch;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Takes each request to its endpoint, and turns what goes wrong there into a <c>metav1.Status</c>.</summary>
internal sealed partial class RequestDispatcher(
    ResourceCatalog catalog,
    DiscoveryEndpoint discovery,
    ReadEndpoint read,
    WatchEndpoint watch,
    WriteEndpoint write,
    DeleteEndpoint delete,
    ScaleEndpoint scale,
    LogEndpoint log,
    BearerToken token,
    ILogger<RequestDispatcher> logger)
{
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            if (!IsPublic(http.Request.Path) && !token.Matches(http.Request.Headers.Authorization))
                throw ApiErrors.Unauthorized();
            await DispatchAsync(http).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (ApiException exception)
        {
            await FailAsync(http, exception).ConfigureAwait(false);
        }
        catch (PatchException exception)
        {
            await FailAsync(http, ApiErrors.Of(exception)).ConfigureAwait(false);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception.Message);
            await FailAsync(http, ApiErrors.Unavailable(exception.Message)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One request that meets a defect must fail as a Status, and the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogDefect(exception, http.Request.Method, http.Request.Path);
            await FailAsync(http, ApiErrors.Unavailable(exception.Message)).ConfigureAwait(false);
        }
    }

    /// <summary>What Kubernetes, too, tells to anybody.</summary>
    private static bool IsPublic(PathString path) => path.Value is "/version" or "/healthz" or "/livez" or "/readyz";

    private static Task FailAsync(HttpContext http, ApiException exception)
    {
        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return Task.CompletedTask;
        }

        return Answer.JsonAsync(http, exception.ToStatus(), exception.Code);
    }

    private async Task DispatchAsync(HttpContext http)
    {
        var isGet = HttpMethods.IsGet(http.Request.Method);
        if (isGet && await discovery.TryGetAsync(http).ConfigureAwait(false))
            return;
        var path = RequestPath.Parse(http.Request.Path.Value!) ?? throw ApiErrors.UnknownPath();
        var served = catalog.Current.Find(path.Group, path.Version, path.Resource) ?? throw ApiErrors.UnknownPath();
        var definition = served.Definition;
        if (path.Namespace.Length > 0 && !definition.Namespaced)
            throw ApiErrors.UnknownPath();
        if (definition.Namespaced && path.Namespace.Length == 0 && path.Name.Length > 0)
            throw ApiErrors.UnknownPath();
        if (path.Subresource.Length == 0 && !definition.Verbs.Contains(Verb(http.Request.Method, isOfAll: path.Name.Length == 0)))
            throw ApiErrors.MethodNotAllowed();
        var call = new ApiCall(http, new ObjectTarget(definition, path.Namespace, path.Name, path.Subresource));
        await (path.Name.Length == 0 ? CollectionAsync(call, served) : path.Subresource.Length == 0 ? ObjectAsync(call) : SubresourceAsync(call))
            .ConfigureAwait(false);
    }

    /// <summary>A list and a watch are always had together.</summary>
    private static string Verb(string method, bool isOfAll) => (method, isOfAll) switch
    {
        ("GET", true) => "list",
        ("GET", false) => "get",
        ("POST", _) => "create",
        ("PUT", _) => "update",
        ("PATCH", _) => "patch",
        ("DELETE", true) => "deletecollection",
        ("DELETE", false) => "delete",
        _ => "",
    };

    private Task CollectionAsync(ApiCall call, ServedResource served) => call.Http.Request.Method switch
    {
        "GET" => call.Flag("watch") ? watch.WatchAsync(call) : read.ListAsync(call),
        "POST" when served.Definition.IsReview => ReviewEndpoint.AnswerAsync(call),
        "POST" when !served.IsTerminating && (call.Target.Namespace.Length > 0 || !served.Definition.Namespaced) => write.CreateAsync(call),
        "DELETE" => delete.DeleteCollectionAsync(call),
        _ => throw ApiErrors.MethodNotAllowed(),
    };

    private Task ObjectAsync(ApiCall call) => call.Http.Request.Method switch
    {
        "GET" => read.GetAsync(call),
        "PUT" => write.UpdateAsync(call),
        "PATCH" => write.PatchAsync(call),
        "DELETE" => delete.DeleteAsync(call),
        _ => throw ApiErrors.MethodNotAllowed(),
    };

    private Task SubresourceAsync(ApiCall call)
    {
        if (Subresource.IsWayIn(call.Target.Definition, call.Target.Subresource))
            throw ApiErrors.NotImplemented(call.Target.Subresource);
        if (!Subresource.Of(call.Target.Definition).Any(subresource => subresource.Name == call.Target.Subresource))
            throw ApiErrors.UnknownPath();
        return (call.Target.Subresource, call.Http.Request.Method) switch
        {
            ("status", "GET") => read.GetAsync(call),
            ("status", "PUT") => write.UpdateAsync(call),
            ("status", "PATCH") => write.PatchAsync(call),
            ("scale", "GET") => scale.GetAsync(call),
            ("scale", "PUT") => scale.UpdateAsync(call),
            ("scale", "PATCH") => scale.PatchAsync(call),
            ("log", "GET") => log.GetAsync(call),
            _ => throw ApiErrors.MethodNotAllowed(),
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A write could not be stored: {Reason}. Check the disk of the state folder.")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} met a defect of the server")]
    private partial void LogDefect(Exception exception, string method, string path);
}
