using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tcp;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>
/// A TCP connection as a stream, with the kernel's times: of the handshake, and of the arrival of what was read last. One may read while another one writes.
/// </summary>
internal sealed class Connection(ConnectionPoll poll, ConnectingSocket socket, int key, bool onPool, MonotonicClock clock) : AsyncStream
{
    // A server that sends without end must let the engine's thread do other things in between.
    private const int MaxReadsAtOnce = 4;

    private readonly Readiness _readable = new(onPool);
    private readonly Readiness _writable = new(onPool);
    private readonly Lock _using = new();
    private SendStamp _opened;
    private CancellationToken _cancellation;
    private CancellationTokenRegistration _registration;
    private volatile bool _isCancelled;
    private bool _isWatched;
    private volatile bool _isClosed;
    private int _reads;

    public int Key => key;

    public int Descriptor => socket.Descriptor;

    /// <summary>Nanoseconds of the handshake.</summary>
    public long ConnectTime { get; private set; }

    /// <summary>When the last bytes that were read had come, on the monotonic clock.</summary>
    public long LastArrival { get; private set; }

    public override bool CanWrite => true;

    /// <summary>Once, before anything else.</summary>
    public void EndWith(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _registration = cancellation.UnsafeRegister(static state => ((Connection)state!).Cancel(), this);
    }

    /// <summary>0 or what went wrong.</summary>
    public async ValueTask<int> ConnectAsync(ProbeAddress address, int port)
    {
        KernelStamps.Ask(Descriptor);
        _opened = new SendStamp(clock.Realtime, clock.Now);
        var errno = socket.Connect(address, port);
        if (errno is not (0 or Errno.EINPROGRESS)) return errno;
        if (errno == Errno.EINPROGRESS) await WaitAsync(_writable);
        var took = Math.Max(1, clock.Now - _opened.Monotonic);
        errno = socket.End(ref took);
        ConnectTime = took;
        return errno;
    }

    /// <summary>Waits until a read has probably something, for those who want no buffer before.</summary>
    public async ValueTask WaitForInputAsync()
    {
        if (_reads > 0) return;
        await WaitAsync(_readable);
        _reads = MaxReadsAtOnce;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Nothing is read before something was told: it would rarely be there.
            await WaitForInputAsync();
            _reads--;
            var count = Receive(buffer.Span, out var kernelTime, out var errno);
            if (count < buffer.Length) _reads = 0;
            if (count >= 0)
            {
                LastArrival = _opened.Monotonic + _opened.RoundTrip(kernelTime, new SendStamp(clock.Realtime, clock.Now));
                return count;
            }

            if (errno is not (Errno.EAGAIN or Errno.EINTR)) throw new IOException(Errno.Describe(errno));
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var count = Send(buffer.Span, out var errno);
            if (count >= 0) buffer = buffer[count..];
            else if (errno == Errno.EAGAIN) await WaitAsync(_writable);
            else if (errno != Errno.EINTR) throw new IOException(Errno.Describe(errno));
        }
    }

    /// <summary>Everything that matters has come: nothing is kept of the connection after it is closed, least of all a TIME_WAIT entry of a minute.</summary>
    public void ResetOnClose() => socket.ResetOnClose();

    /// <summary>Something has happened to the connection; those who wait look what.</summary>
    public void Tell()
    {
        _readable.Tell();
        _writable.Tell();
    }

    protected override void Dispose(bool disposing)
    {
        lock (_using)
        {
            if (_isClosed) return;
            _isClosed = true;
            poll.Forget(this);
            socket.Dispose();
        }

        _registration.Unregister();
        Tell();
        base.Dispose(disposing);
    }

    private void Cancel()
    {
        _isCancelled = true;
        Tell();
    }

    private async ValueTask WaitAsync(Readiness direction)
    {
        var wait = direction.Begin();
        if (_isCancelled || _isClosed) direction.Tell();
        else Watch();
        await wait;
        if (_isCancelled) throw new OperationCanceledException(_cancellation);
    }

    // The descriptor's number may be another connection's as soon as this one is closed: each use of it looks first.
    private void Watch()
    {
        lock (_using)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            var errno = poll.Watch(this, !_isWatched, _readable.IsWaiting, _writable.IsWaiting);
            _isWatched = true;
            if (errno != 0) throw new InvalidOperationException($"a connection can't be watched: {Errno.Describe(errno)}");
        }
    }

    private int Receive(Span<byte> buffer, out long kernelTime, out int errno)
    {
        lock (_using)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return StreamIo.Receive(Descriptor, buffer, out kernelTime, out errno);
        }
    }

    private int Send(ReadOnlySpan<byte> bytes, out int errno)
    {
        lock (_using)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return socket.Send(bytes, out errno);
        }
    }
}
