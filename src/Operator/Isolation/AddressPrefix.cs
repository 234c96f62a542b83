using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Operator.Isolation;

/// <summary>The network that an address is taken to be in: what is usually routed as one, /24 of IPv4 and /48 of IPv6. Pure.</summary>
internal static class AddressPrefix
{
    private const int BytesV4 = 3, BytesV6 = 6;

    /// <summary>Null when the text is no address.</summary>
    public static string? Of(string? text)
    {
        if (!IPAddress.TryParse(text, out var address)) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? BytesV4 : BytesV6;
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}
