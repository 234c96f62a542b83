using System.Collections.Concurrent;
using System.Threading.Channels;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// A store for each namespace that is followed, each with its own watch: so a Role in these namespaces is all that is needed, and a namespace that refuses takes
/// nothing from the others.
/// </summary>
/// <param name="followed">When all namespaces that there were at the start have been entered.</param>
internal sealed class NamespacedStore<T>(
    IReadOnlyDictionary<string, Func<T, IEnumerable<string>>> indexes, Func<string, IReflectorSink<T>, CancellationToken, Task> reflect, Func<Task> followed, TimeProvider time)
    : ICachedStore<T>, INamespaceFollower
    where T : class, IResource<T>
{
    /// <summary>The start does not wait longer for namespaces: one of them may refuse for ever.</summary>
    public static readonly TimeSpan SyncTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, NamespaceWatch> _watches = new(StringComparer.Ordinal);
    private readonly Channel<NamespaceWatch> _entered = Channel.CreateUnbounded<NamespaceWatch>(new() { SingleReader = true });
    private readonly List<ICacheListener<T>> _listeners = [];
    private Task? _synced;

    public Task Synced => _synced ??= SyncAsync();

    public bool HasSynced => Synced.IsCompletedSuccessfully;

    public T? Get(ObjectKey key) => key.Namespace is { } name && _watches.TryGetValue(name, out var watch) ? watch.Store.Get(key) : null;

    public IReadOnlyCollection<T> List() => [.. _watches.Values.SelectMany(watch => watch.Store.List())];

    public IReadOnlyCollection<T> ListNamespace(string namespaceName) => _watches.TryGetValue(namespaceName, out var watch) ? watch.Store.List() : [];

    public IReadOnlyCollection<T> ListOwnedBy(string ownerUid) => [.. _watches.Values.SelectMany(watch => watch.Store.ListOwnedBy(ownerUid))];

    public IReadOnlyCollection<T> ListByIndex(string index, string value) => [.. _watches.Values.SelectMany(watch => watch.Store.ListByIndex(index, value))];

    public void RecordWrite(T written)
    {
        if (written.Metadata.Namespace is { } name && _watches.TryGetValue(name, out var watch)) watch.Store.RecordWrite(written);
    }

    public void Subscribe(ICacheListener<T> listener) => _listeners.Add(listener);

    public void Enter(string namespaceName)
    {
        var store = new ObjectStore<T>(indexes);
        _listeners.ForEach(store.Subscribe);
        var watch = new NamespaceWatch(namespaceName, store, new());
        _watches[namespaceName] = watch;
        _entered.Writer.TryWrite(watch);
    }

    public void Leave(string namespaceName)
    {
        if (_watches.TryRemove(namespaceName, out var watch)) watch.Left.Cancel();
    }

    /// <summary>Ends when it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var watch in _entered.Reader.ReadAllAsync(cancellationToken)) _ = WatchAsync(watch, cancellationToken);
    }

    // A reflector only ends by being cancelled.
    private async Task WatchAsync(NamespaceWatch watch, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Left.Token);
        await reflect(watch.Name, watch.Store, stop.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task SyncAsync()
    {
        await followed();
        await Task.WhenAny(Task.WhenAll(_watches.Values.Select(watch => watch.Store.Synced)), Task.Delay(SyncTimeout, time));
    }

    private sealed record NamespaceWatch(string Name, ObjectStore<T> Store, CancellationTokenSource Left);
}
