using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>The API over one HTTP/2 connection pool. No client-side rate limit: the server's priority and fairness decides.</summary>
public sealed partial class KubernetesClient : IKubernetesClient, IDisposable
{
    private readonly ApiTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public KubernetesClient(
        KubernetesClientConfiguration configuration, TimeProvider? time = null, ILogger<KubernetesClient>? logger = null, MetricRegistry? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<KubernetesClient>.Instance;
        var measured = metrics is null ? null : new RequestMetrics(metrics);
        _transport = new(HttpClientFactory.Create(configuration, _time, measured), _time, measured);
    }

    public async Task<KubernetesList<T>> ListAsync<T>(string? namespaceName, ListOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = ResourcePath.WithQuery(
            ResourcePath.Collection<T>(namespaceName),
            ("labelSelector", options.LabelSelector),
            ("fieldSelector", options.FieldSelector),
            ("resourceVersion", options.ResourceVersion),
            ("limit", options.Limit?.ToString(CultureInfo.InvariantCulture)),
            ("continue", options.Continue));
        var body = await _transport.SendAsync(new(HttpMethod.Get, "list", T.ResourceType.Plural, path) { Scope = namespaceName }, cancellationToken);
        var json = ResourceJson<T>.List((metadata, error) => LogUnreadable(T.ResourceType.Kind, metadata.Namespace, metadata.Name, error));
        return JsonSerializer.Deserialize(body, json) ?? throw new JsonException($"The server answered null for a list of {T.ResourceType.Plural}.");
    }

    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(
        string? namespaceName, WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = ResourcePath.WithQuery(
            ResourcePath.Collection<T>(namespaceName),
            ("watch", "true"),
            ("labelSelector", options.LabelSelector),
            ("fieldSelector", options.FieldSelector),
            ("resourceVersion", options.ResourceVersion),
            ("allowWatchBookmarks", options.AllowBookmarks ? "true" : null),
            ("timeoutSeconds", ResourcePath.Seconds(options.Timeout)));
        var request = new ApiRequest(HttpMethod.Get, "watch", T.ResourceType.Plural, path) { Scope = namespaceName };
        using var response = await _transport.OpenAsync(request, options.IdleTimeout, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var stream = new IdleTimeoutStream(body, options.IdleTimeout ?? Timeout.InfiniteTimeSpan, _time);
        var events = JsonSerializer.DeserializeAsyncEnumerable(stream, ResourceJson<T>.WatchEvent, topLevelValues: true, cancellationToken);
        await foreach (var item in events)
        {
            if (item is not null)
                yield return item;
        }
    }

    public async Task<T?> GetAsync<T>(ObjectKey key, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        try
        {
            return await SendAsync<T>(new(HttpMethod.Get, "get", T.ResourceType.Plural, ResourcePath.Object<T>(key)) { Key = key }, cancellationToken);
        }
        catch (KubernetesException error) when (error.IsNotFound)
        {
            return null;
        }
    }

    public Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        ArgumentNullException.ThrowIfNull(entity);
        var key = new ObjectKey(entity.Metadata.Namespace, entity.Metadata.Name ?? entity.Metadata.GenerateName ?? "");
        return SendAsync<T>(
            new(HttpMethod.Post, "create", T.ResourceType.Plural, ResourcePath.Collection<T>(key.Namespace)) { Key = key, Body = ResourceJson<T>.Write(entity) },
            cancellationToken);
    }

    public Task<T> ApplyAsync<T>(T entity, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> =>
        ApplyAsync<T>(ObjectKey.Of(entity), ResourceJson<T>.Write(entity), options, cancellationToken);

    public Task<T> ApplyAsync<T>(ObjectKey key, JsonObject body, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> =>
        ApplyAsync<T>(key, PatchBodies.Identified<T>(key, body), options, cancellationToken);

    public Task<T> MergePatchAsync<T>(ObjectKey key, JsonObject patch, string? subresource, CancellationToken cancellationToken)
        where T : class, IResource<T> =>
        PatchAsync<T>(key, subresource, "application/merge-patch+json", PatchBodies.Write(patch), cancellationToken);

    public Task<T> JsonPatchAsync<T>(ObjectKey key, JsonArray patch, string? subresource, CancellationToken cancellationToken)
        where T : class, IResource<T> =>
        PatchAsync<T>(key, subresource, "application/json-patch+json", PatchBodies.Write(patch), cancellationToken);

    public async Task<bool> DeleteAsync<T>(ObjectKey key, DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        try
        {
            var request = new ApiRequest(HttpMethod.Delete, "delete", T.ResourceType.Plural, ResourcePath.Object<T>(key))
            {
                Key = key,
                Body = PatchBodies.Delete(options),
            };
            await _transport.SendAsync(request, cancellationToken);
            return true;
        }
        catch (KubernetesException error) when (error.IsNotFound)
        {
            return false;
        }
    }

    public Task<Lease> ReplaceLeaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Of(lease);
        return SendAsync<Lease>(
            new(HttpMethod.Put, "update", Lease.ResourceType.Plural, ResourcePath.Object<Lease>(key)) { Key = key, Body = ResourceJson<Lease>.Write(lease) },
            cancellationToken);
    }

    public async Task<bool> IsServedAsync(string group, string version, string plural, CancellationToken cancellationToken)
    {
        try
        {
            var path = ResourcePath.GroupVersion(group, version);
            return Discovery.Lists(await _transport.SendAsync(new(HttpMethod.Get, "discover", path, path), cancellationToken), plural);
        }
        catch (KubernetesException error) when (error.IsNotFound)
        {
            return false;
        }
    }

    /// <summary>What the server says it is, for example v1.32.4.</summary>
    /// <exception cref="KubernetesException">It refuses to say, or is not an API server.</exception>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    public async Task<string> GetVersionAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, "GET", "/version", "version");
        var body = await _transport.SendAsync(request, cancellationToken);
        return ServerVersion.Read(body) ?? throw ErrorReader.ToException(request, System.Net.HttpStatusCode.OK, body);
    }

    public void Dispose() => _transport.Dispose();

    private Task<T> ApplyAsync<T>(ObjectKey key, byte[] body, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = ResourcePath.WithQuery(
            ResourcePath.Object<T>(key, options.Subresource),
            ("fieldManager", options.FieldManager),
            ("force", options.Force ? "true" : null));
        return SendAsync<T>(Patch<T>("apply", key, options.Subresource, path, "application/apply-patch+yaml", body), cancellationToken);
    }

    private Task<T> PatchAsync<T>(ObjectKey key, string? subresource, string contentType, byte[] body, CancellationToken cancellationToken)
        where T : class, IResource<T> =>
        SendAsync<T>(Patch<T>("patch", key, subresource, ResourcePath.Object<T>(key, subresource), contentType, body), cancellationToken);

    private static ApiRequest Patch<T>(string verb, ObjectKey key, string? subresource, string path, string contentType, byte[] body)
        where T : class, IResource<T> =>
        new(HttpMethod.Patch, verb, subresource is null ? T.ResourceType.Plural : $"{T.ResourceType.Plural}/{subresource}", path)
        {
            Key = key,
            Body = body,
            ContentType = contentType,
        };

    private async Task<T> SendAsync<T>(ApiRequest request, CancellationToken cancellationToken)
        where T : class, IResource<T> =>
        ResourceJson<T>.Read(await _transport.SendAsync(request, cancellationToken));

    [LoggerMessage(LogLevel.Error, "{Kind} {Namespace}/{Name} does not fit the model and is left out until it changes: {Error}")]
    private partial void LogUnreadable(string kind, string? @namespace, string? name, string error);
}
