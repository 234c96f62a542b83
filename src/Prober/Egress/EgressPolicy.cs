using System.Net;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Egress;

/// <summary>Decides on the address that is connected to, after names were resolved. Pure.</summary>
internal sealed class EgressPolicy
{
    // Link-local networks, and the addresses on which clouds serve instance metadata outside of them.
    private static readonly IPNetwork[] Metadata =
    [
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("fd00:ec2::/32"),
        IPNetwork.Parse("100.100.100.200/32"), IPNetwork.Parse("192.0.0.192/32"), IPNetwork.Parse("168.63.129.16/32"), IPNetwork.Parse("fd20:ce::254/128"),
    ];

    private readonly IPNetwork[] _allowed;
    private readonly IPNetwork[] _denied;
    private readonly bool _metadataAllowed;

    private EgressPolicy(IPNetwork[] allowed, IPNetwork[] denied, bool metadataAllowed)
    {
        _allowed = allowed;
        _denied = denied;
        _metadataAllowed = metadataAllowed;
    }

    public static EgressPolicy Default { get; } = Parse(new EgressRules());

    /// <exception cref="FormatException">A network is not in CIDR notation: measuring without a rule that somebody wrote would be worse than not measuring.</exception>
    public static EgressPolicy Parse(EgressRules rules) =>
        new([.. (rules.AllowedCIDRs ?? []).Select(ParseNetwork)], [.. (rules.DeniedCIDRs ?? []).Select(ParseNetwork)], rules.MetadataAddressesAllowed);

    /// <summary>Null when the address may be probed, otherwise the rule that forbids it.</summary>
    public string? Forbids(IPAddress address)
    {
        var plain = EmbeddedAddress.WithoutScope(address);
        var embedded = EmbeddedAddress.Unwrap(plain);
        if (!_metadataAllowed && (Any(Metadata, plain) || Any(Metadata, embedded))) return "link-local and metadata addresses need egress.metadataAddresses: Allowed";
        if (Any(_denied, plain) || Any(_denied, embedded)) return "it is in deniedCIDRs";
        if (_allowed.Length > 0 && !Any(_allowed, plain) && !Any(_allowed, embedded)) return "it is not in allowedCIDRs";
        return null;
    }

    private static IPNetwork ParseNetwork(string? text)
    {
        text ??= "";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(text.AsSpan(0, slash), out var address) || !int.TryParse(text.AsSpan(slash + 1), out var length)
            || length < 0 || length > address.GetAddressBytes().Length * 8)
            throw new FormatException($"\"{text}\" is not a network in CIDR notation");
        return Network(address, length);
    }

    // Host bits may be set, as in 10.1.2.3/8: what was meant is clear.
    private static IPNetwork Network(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), length);
    }

    private static bool Any(IPNetwork[] networks, IPAddress address)
    {
        foreach (var network in networks)
            if (network.Contains(address)) return true;
        return false;
    }
}
