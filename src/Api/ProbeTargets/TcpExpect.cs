using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

/// <summary>What a server must say. One of the two is set.</summary>
public sealed record TcpExpect
{
    [Description("Text that the answer holds, as UTF-8; \\r, \\n, \\t, \\\\ and \\xHH stand for single bytes. Either contains or regex is set."), Length(1, 1024)]
    public string? Contains { get; init; }

    [Description("Regular expression that matches somewhere in the answer, each byte of which is one character, \\x00 to \\xFF."), Length(1, 1024)]
    public string? Regex { get; init; }
}
