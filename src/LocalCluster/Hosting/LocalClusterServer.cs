using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Discovery;
using NetworkTelemetry.LocalCluster.Kubelet;
using NetworkTelemetry.LocalCluster.Lifecycle;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Hosting;

/// <summary>A Kubernetes API for one machine. Disposing it stops it; what was stored stays.</summary>
public sealed class LocalClusterServer : IAsyncDisposable
{
    private readonly StateDirectory _state;
    private readonly ServerCertificate _certificate;
    private readonly ObjectStore _store;
    private readonly WebServer _web;
    private readonly LogEndpoint _logs;
    private readonly CancellationTokenSource _stopping;
    private readonly Task _lifecycle;
    private int _disposed;

    private LocalClusterServer(
        StateDirectory state, ServerCertificate certificate, ObjectStore store, WebServer web, LogEndpoint logs, PodApi pods, Task lifecycle,
        CancellationTokenSource stopping)
    {
        (_state, _certificate, _store, _web, _logs, Pods, _lifecycle, _stopping) = (state, certificate, store, web, logs, pods, lifecycle, stopping);
    }

    /// <summary>For example <c>https://127.0.0.1:16400/</c>.</summary>
    public Uri Address => _web.Address;

    /// <summary>The file that clients are configured with; only its owner can read it.</summary>
    public string KubeconfigPath => _state.PathOf(Kubeconfig.FileName);

    /// <summary>The kubelet's side of the API.</summary>
    public IPodApi Pods { get; }

    /// <exception cref="LocalClusterException">The state folder is held, damaged or not writable, or the port is taken.</exception>
    public static async Task<LocalClusterServer> StartAsync(LocalClusterOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var state = StateDirectory.Open(options.StateDirectory);
        ServerCertificate? certificate = null;
        ObjectStore? store = null;
        var stopping = new CancellationTokenSource();
        try
        {
            store = ObjectStore.Open(state.PrivateFile("objects.db"));
            certificate = ServerCertificate.LoadOrCreate(state, options.TimeProvider.GetUtcNow());
            var token = new BearerToken(LoadOrCreateToken(state));
            var catalog = new ResourceCatalog(store, options.LoggerFactory.CreateLogger<ResourceCatalog>());
            var writer = new ObjectWriter(store, options.AdmissionRules, options.NodeName, options.TimeProvider);
            await CreateNamespacesAsync(writer, catalog.Current).ConfigureAwait(false);

            var logs = new LogEndpoint(store, options.TimeProvider, stopping.Token);
            var dispatcher = Dispatcher(options, store, catalog, writer, logs, token, stopping.Token);
            var web = await WebServer.StartAsync(options.Port, certificate, dispatcher.HandleAsync, options.LoggerFactory, cancellationToken)
                .ConfigureAwait(false);
            state.WriteSecret(Kubeconfig.FileName, Kubeconfig.Text(web.Address, certificate.AuthorityPem, token.Secret));
            var lifecycle = new ClusterLifecycle(
                store, catalog, writer, options.TimeProvider, options.LoggerFactory.CreateLogger<ClusterLifecycle>());
            var pods = new PodApi(store, writer, catalog.Current, options.TimeProvider);
            var cleaning = Task.Run(() => lifecycle.RunAsync(stopping.Token), CancellationToken.None);
            return new LocalClusterServer(state, certificate, store, web, logs, pods, cleaning, stopping);
        }
        catch
        {
            if (store is not null)
                await store.DisposeAsync().ConfigureAwait(false);
            certificate?.Dispose();
            stopping.Dispose();
            state.Dispose();
            throw;
        }
    }

    /// <summary>Serves the logs of a kubelet's pods from now on.</summary>
    public void ServeLogs(IPodLogs logs) => _logs.Source = logs;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _web.DisposeAsync().ConfigureAwait(false);
        await _lifecycle.ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
        _certificate.Dispose();
        _stopping.Dispose();
        _state.Dispose();
    }

    private static RequestDispatcher Dispatcher(
        LocalClusterOptions options, ObjectStore store, ResourceCatalog catalog, ObjectWriter writer, LogEndpoint logs, BearerToken token, CancellationToken stopping) => new(
            catalog,
            new DiscoveryEndpoint(catalog),
            new ReadEndpoint(store, options.TimeProvider),
            new WatchEndpoint(store, options.TimeProvider, stopping),
            new WriteEndpoint(store, writer, options.TimeProvider),
            new DeleteEndpoint(store, writer, options.TimeProvider),
            new ScaleEndpoint(store, writer),
            logs,
            token,
            options.LoggerFactory.CreateLogger<RequestDispatcher>());

    private static string LoadOrCreateToken(StateDirectory state)
    {
        if (state.Read("token")?.Trim() is { Length: > 0 } token)
            return token;
        token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        state.WriteSecret("token", token);
        return token;
    }

    private static async Task CreateNamespacesAsync(ObjectWriter writer, ServedResources served)
    {
        var definition = served.OfKind("v1", "Namespace")!;
        foreach (var name in (string[])["default", "kube-system", "kube-public"])
        {
            try
            {
                await writer.CreateAsync(new ObjectTarget(definition, "", name), new JsonObject(), new WriteRequest { Manager = "local-cluster" })
                    .ConfigureAwait(false);
            }
            catch (ApiException exception) when (exception.Code == 409)
            {
                // From an earlier start.
            }
        }
    }
}
