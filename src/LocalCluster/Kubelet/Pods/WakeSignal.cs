using System.Threading.Channels;

namespace NetworkTelemetry.LocalCluster.Kubelet.Pods;

/// <summary>Wakes one loop; any number of calls before it looks count as one.</summary>
internal sealed class WakeSignal(TimeProvider time)
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Returns after <see cref="Set"/> or when the time is over.</summary>
    public async Task WaitAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = _channel.Reader.WaitToReadAsync(done.Token).AsTask();
        var late = Task.Delay(timeout is { } limit ? limit > TimeSpan.Zero ? limit : TimeSpan.Zero : Timeout.InfiniteTimeSpan, time, done.Token);
        await Task.WhenAny(woken, late);
        await done.CancelAsync();
        await Task.WhenAll(woken, late).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        _channel.Reader.TryRead(out _);
    }
}
