namespace NetworkTelemetry.Prober.Dns;

/// <summary>Replies that our own full receive buffer may have cost. Pure bookkeeping.</summary>
internal sealed class DropAccount(int bufferBytes)
{
    // How much more than its length and header a datagram may take of the buffer: a page for 64 bytes.
    private const int MaxTrueSizeRatio = 8;
    private const int SocketBufferHeader = 512;

    private bool _wasLong;
    private uint _seen;
    private uint _unexplained;

    /// <summary>So much was waiting in the buffer.</summary>
    public void Observe(int datagrams, long bytes) => _wasLong |= bytes + ((long)datagrams * SocketBufferHeader) > bufferBytes / MaxTrueSizeRatio;

    /// <summary>Whether a response that is missing may be one that nobody has accounted for.</summary>
    /// <param name="drops">All that the kernel has counted.</param>
    public bool Take(uint drops, out uint newDrops)
    {
        // The kernel counts datagrams whose checksum is wrong too: those are the network's. Only a queue that was long can have overflowed.
        newDrops = _wasLong ? drops - _seen : 0;
        _seen = drops;
        _wasLong = false;
        _unexplained += newDrops;
        if (_unexplained == 0) return false;
        _unexplained--;
        return true;
    }
}
