namespace NetworkTelemetry.Prober.Native;

/// <summary>
/// The kernel stamps packets from a moment after the first socket of the machine asks for it, until the last such socket is closed. Before, it tells when a packet was
/// read, which says more of us than of the network. This socket asks when the prober starts, and for as long as it runs.
/// </summary>
internal sealed unsafe class KernelStamps : IDisposable
{
    private readonly int _descriptor;

    public KernelStamps()
    {
        const int InternetFamily = 2, DatagramType = 2, CloseOnExec = 0x80000;
        _descriptor = Libc.Socket(InternetFamily, DatagramType | CloseOnExec, 0);
        if (_descriptor >= 0) Ask(_descriptor);
    }

    /// <summary>Has the kernel note when something comes to this socket (SO_TIMESTAMPNS).</summary>
    public static void Ask(int descriptor)
    {
        const int TimestampNanoseconds = 35;
        var on = 1;
        _ = Libc.SetSocketOption(descriptor, LinuxSocket.Level, TimestampNanoseconds, &on, sizeof(int));
    }

    public void Dispose()
    {
        if (_descriptor >= 0) _ = Libc.Close(_descriptor);
    }
}
