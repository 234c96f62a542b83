using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>An entry made ready once for all of its rounds.</summary>
/// <param name="ServerName">For TLS.</param>
/// <param name="Send">Null: nothing.</param>
/// <param name="Expect">Null: nothing.</param>
internal sealed record TcpAim(string ServerName, byte[]? Send, ExpectRule? Expect)
{
    private const int MaxSendBytes = 16384;

    /// <exception cref="FormatException">The entry can't be measured; the message names the field.</exception>
    public static TcpAim Of(ProbeEntry probe)
    {
        var tcp = probe.Tcp ?? new TcpEntry();
        return new TcpAim(
            tcp.Tls?.ServerName ?? probe.Host.TrimEnd('.'), tcp.Send is { } send ? Bytes("tcp.send", send, MaxSendBytes) : null, tcp.Expect is { } expect ? RuleOf(expect) : null);
    }

    private static ExpectRule RuleOf(TcpExpectEntry expect)
    {
        if (expect.Contains is null == expect.Regex is null) throw new FormatException("tcp.expect: one of contains and regex must be set");
        try
        {
            return expect.Regex is { } regex ? ExpectRule.OfPattern(regex) : ExpectRule.OfBytes(Bytes("tcp.expect.contains", expect.Contains!, ExpectRule.MaxAnswerBytes));
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"tcp.expect.regex: {e.Message}", e);
        }
    }

    private static byte[] Bytes(string field, string base64, int max)
    {
        var buffer = new byte[max];
        return Convert.TryFromBase64String(base64, buffer, out var count) && count > 0
            ? buffer[..count]
            : throw new FormatException($"{field}: must be base64 of 1 to {max} bytes");
    }
}
