using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>A reflector of ConfigMaps that runs against a test server, twenty times as fast as life.</summary>
internal sealed class ReflectorFixture : IAsyncDisposable, ICacheListener<ConfigMap>
{
    private readonly CancellationTokenSource _stop = new();
    private readonly KubernetesClient _client;
    private readonly Task _run;
    private readonly List<string> _told = [];

    private ReflectorFixture(TestApiServer server)
    {
        Server = server;
        _client = server.CreateClient();
        Store.Subscribe(this);
        var reflector = new Reflector<ConfigMap>(_client, new ReflectorScope(), Store, new FastTime(20), new Random(1), NullLogger.Instance);
        _run = Task.Run(() => reflector.RunAsync(_stop.Token));
    }

    public TestApiServer Server { get; }

    public ObjectStore<ConfigMap> Store { get; } = new(new Dictionary<string, Func<ConfigMap, IEnumerable<string>>>());

    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_told)
                return [.. _told];
        }
    }

    /// <summary>Running, with objects a and b in the cache and one watch open.</summary>
    public static async Task<ReflectorFixture> StartAsync(Action<TestApiServer>? prepare = null)
    {
        var server = await TestApiServer.StartAsync();
        server.Put(Samples.ConfigMap("a"));
        server.Put(Samples.ConfigMap("b"));
        prepare?.Invoke(server);
        return new(server);
    }

    public static async Task<ReflectorFixture> WatchingAsync(Action<TestApiServer>? prepare = null)
    {
        var fixture = await StartAsync(prepare);
        await Eventually.True(() => fixture.Server.Table.OpenWatches == 1, "a watch is open");
        return fixture;
    }

    /// <summary>Whatever happened before, a change must still arrive.</summary>
    public async Task StillFollowsAsync()
    {
        Server.Put(Samples.ConfigMap("a", "still here"));
        await Eventually.True(() => Store.Get(Samples.Key("a"))?.Value() == "still here", "a change arrives");
    }

    public void Added(ConfigMap entity, bool isInInitialList) => Tell($"added {entity.Metadata.Name}{(isInInitialList ? " initially" : "")}");

    public void Updated(ConfigMap old, ConfigMap updated) => Tell($"updated {updated.Metadata.Name} {old.Value()}->{updated.Value()}");

    public void Deleted(ConfigMap last) => Tell($"deleted {last.Metadata.Name} {last.Value()}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default);
        _client.Dispose();
        _stop.Dispose();
        await Server.DisposeAsync();
    }

    private void Tell(string what)
    {
        lock (_told)
            _told.Add(what);
    }
}
