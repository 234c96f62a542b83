using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Tcp;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>The TCP part of a probe: texts become the bytes that they stand for. Pure.</summary>
internal static class TcpCompiler
{
    public static TcpEntry Compile(TcpProbe? tcp) => new()
    {
        Port = tcp?.Port ?? 0,
        Tls = TlsCompiler.Compile(tcp?.Tls),
        Send = Base64(tcp?.Send),
        Expect = tcp?.Expect is { } expect ? new TcpExpectEntry { Contains = Base64(expect.Contains), Regex = expect.Regex } : null,
    };

    private static string? Base64(string? text) => text is not null && EscapedText.TryDecode(text) is { } bytes ? Convert.ToBase64String(bytes) : null;
}
