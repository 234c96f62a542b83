namespace NetworkTelemetry.Prober.Native;

/// <summary>Levels of socket options.</summary>
internal static class LinuxSocket
{
    public const int Level = 1;
    public const int IPv4 = 0;
    public const int IPv6 = 41;
}
