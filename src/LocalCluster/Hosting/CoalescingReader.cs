using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NetworkTelemetry.LocalCluster.Kubelet;

namespace NetworkTelemetry.LocalCluster.Hosting;

/// <summary>Holds each key at most once until it is read, so what waits is never more than what exists.</summary>
internal sealed class CoalescingReader : ChannelReader<ObjectChange>
{
    private readonly Channel<ObjectChange> _keys = Channel.CreateUnbounded<ObjectChange>();
    private readonly HashSet<ObjectChange> _waiting = [];
    private readonly Lock _lock = new();

    public void Add(ObjectChange change)
    {
        lock (_lock)
        {
            if (_waiting.Add(change))
                _keys.Writer.TryWrite(change);
        }
    }

    public void Complete() => _keys.Writer.TryComplete();

    public override bool TryRead([MaybeNullWhen(false)] out ObjectChange item)
    {
        // Under the lock: a change that comes after the reader has the key must be put in again.
        lock (_lock)
            return _keys.Reader.TryRead(out item) && _waiting.Remove(item);
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => _keys.Reader.WaitToReadAsync(cancellationToken);
}
