namespace NetworkTelemetry.Api.Results;

/// <summary>Which addresses of a host are probed, and the value of the <c>family</c> label (IPv4 or IPv6).</summary>
public static class AddressFamily
{
    public const string IPv4 = "IPv4";
    public const string IPv6 = "IPv6";
    public const string PreferIPv4 = "PreferIPv4";
    public const string PreferIPv6 = "PreferIPv6";

    /// <summary>A result for each family.</summary>
    public const string Both = "Both";
}
