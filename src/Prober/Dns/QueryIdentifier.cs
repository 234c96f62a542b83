namespace NetworkTelemetry.Prober.Dns;

internal static class QueryIdentifier
{
    /// <summary>A number that nobody can guess (RFC 5452 §9.2).</summary>
    public static ushort Next()
    {
        // A version 4 GUID is random from the kernel, and unlike RandomNumberGenerator it does not load OpenSSL (5 MB of a small process).
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes);
        return BitConverter.ToUInt16(bytes);
    }
}
