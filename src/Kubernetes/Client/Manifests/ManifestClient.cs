using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Applies objects whose type is only known from the manifest: what <c>kubectl apply --server-side</c> does.</summary>
public sealed class ManifestClient(KubernetesClientConfiguration configuration, TimeProvider? time = null) : IDisposable
{
    private const string DefaultNamespace = "default";

    private readonly ApiTransport _transport = new(HttpClientFactory.Create(configuration, time ?? TimeProvider.System, metrics: null), time ?? TimeProvider.System, metrics: null);
    private readonly ConcurrentDictionary<(string ApiVersion, string Kind), ServedKind> _kinds = new();

    /// <summary>Creates the object or changes it to what <paramref name="manifest"/> says. Without a namespace it goes to the context's.</summary>
    /// <exception cref="KubernetesException">The server refuses it, or serves no such kind.</exception>
    /// <exception cref="HttpRequestException">The server does not answer.</exception>
    public async Task ApplyAsync(JsonObject manifest, ApplyOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        var kind = await FindAsync((string?)manifest["apiVersion"] ?? "", (string?)manifest["kind"] ?? "", cancellationToken);
        var name = (string?)manifest["metadata"]?["name"] ?? "";
        var key = new ObjectKey(kind.Namespaced ? (string?)manifest["metadata"]?["namespace"] ?? configuration.Namespace ?? DefaultNamespace : null, name);
        var path = ResourcePath.WithQuery(kind.Path(key), ("fieldManager", options.FieldManager), ("force", options.Force ? "true" : null), ("fieldValidation", "Strict"));
        var request = new ApiRequest(HttpMethod.Patch, "apply", kind.Plural, path)
        {
            Key = key, Body = Encoding.UTF8.GetBytes(manifest.ToJsonString()), ContentType = "application/apply-patch+yaml",
        };
        await _transport.SendAsync(request, cancellationToken);
    }

    public void Dispose() => _transport.Dispose();

    private async Task<ServedKind> FindAsync(string apiVersion, string kind, CancellationToken cancellationToken)
    {
        if (_kinds.TryGetValue((apiVersion, kind), out var known)) return known;
        var slash = apiVersion.LastIndexOf('/');
        var root = ResourcePath.GroupVersion(slash < 0 ? "" : apiVersion[..slash], apiVersion[(slash + 1)..]);
        using var document = JsonDocument.Parse(await _transport.SendAsync(new ApiRequest(HttpMethod.Get, "discover", $"{kind} in {apiVersion}", root), cancellationToken));
        foreach (var resource in document.RootElement.GetProperty("resources").EnumerateArray())
        {
            var plural = resource.GetProperty("name").GetString()!;
            if (!resource.GetProperty("kind").ValueEquals(kind) || plural.Contains('/', StringComparison.Ordinal)) continue;
            return _kinds[(apiVersion, kind)] = new ServedKind(root, plural, resource.GetProperty("namespaced").GetBoolean());
        }

        throw new KubernetesException($"no resource of kind {kind} in {apiVersion} is served: is its CustomResourceDefinition applied?", HttpStatusCode.NotFound, new Status { Reason = "NotFound", Code = 404 });
    }
}
