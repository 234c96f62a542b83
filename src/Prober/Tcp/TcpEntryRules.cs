using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>What a TCP entry must fulfil to be measured. Pure.</summary>
internal static class TcpEntryRules
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Check(ProbeEntry probe)
    {
        if (probe.Tcp is not { Port: >= 1 and <= 65535 }) return "tcp.port: must be from 1 to 65535";
        try
        {
            _ = TcpAim.Of(probe);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
