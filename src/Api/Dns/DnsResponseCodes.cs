using System.Globalization;

namespace NetworkTelemetry.Api.Dns;

/// <summary>Names of DNS response codes (RFC 1035 §4.1.1, RFC 2136, RFC 8490, RFC 6891, RFC 7873).</summary>
public static class DnsResponseCodes
{
    public const string NoError = "NOERROR";

    /// <summary>The <c>code</c> of responses whose code has no label of its own.</summary>
    public const string Other = "OTHER";

    private static readonly Dictionary<int, string> Names = new()
    {
        [0] = NoError, [1] = "FORMERR", [2] = "SERVFAIL", [3] = "NXDOMAIN", [4] = "NOTIMP", [5] = "REFUSED", [6] = "YXDOMAIN", [7] = "YXRRSET", [8] = "NXRRSET",
        [9] = "NOTAUTH", [10] = "NOTZONE", [11] = "DSOTYPENI", [16] = "BADVERS", [23] = "BADCOOKIE",
    };

    public static IReadOnlyCollection<string> All => Names.Values;

    /// <summary>The values of the metric label <c>code</c>.</summary>
    public static IReadOnlyList<string> Labels { get; } = [NoError, "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", Other];

    /// <summary>A code without a name is <c>RCODE</c> and its number, as RFC 3597 does it for types.</summary>
    public static string NameOf(int code) => Names.GetValueOrDefault(code) ?? string.Create(CultureInfo.InvariantCulture, $"RCODE{code}");
}
