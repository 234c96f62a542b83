namespace NetworkTelemetry.Prober.Icmp;

/// <summary>What came with a packet.</summary>
/// <param name="Source">Sender of a packet; original destination of an error.</param>
/// <param name="KernelTime">SO_TIMESTAMPNS: CLOCK_REALTIME in nanoseconds, 0 when absent.</param>
/// <param name="Errno">The error that an error-queue message reports, else 0.</param>
/// <param name="IcmpType">Type of the ICMP error, or -1 when the error is local.</param>
/// <param name="Ttl">Time to live or hop limit that it came with, or -1.</param>
internal readonly record struct ReceivedPacket(UInt128 Source, long KernelTime, int Errno, int IcmpType, int Ttl);
