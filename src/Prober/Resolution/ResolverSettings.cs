using System.Globalization;
using System.Net;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>What resolv.conf says (resolv.conf(5)); its unknown lines and options are passed over, as the C library does.</summary>
/// <param name="Servers">In the order in which they are asked, at most three.</param>
/// <param name="SearchDomains">Appended to names that are not absolute.</param>
/// <param name="Dots">A name with at least so many dots is first asked for as it is.</param>
/// <param name="Timeout">Time for an answer of one server.</param>
internal sealed record ResolverSettings(IReadOnlyList<IPAddress> Servers, IReadOnlyList<string> SearchDomains, int Dots, TimeSpan Timeout)
{
    private const int MaxServers = 3, MaxDots = 15, MaxTimeoutSeconds = 30;

    /// <summary>Without a file: the machine's own resolver.</summary>
    public static ResolverSettings Default { get; } = new([IPAddress.Loopback], [], 1, TimeSpan.FromSeconds(5));

    public static ResolverSettings Parse(string text)
    {
        var servers = new List<IPAddress>();
        var settings = Default;
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || line[0] is '#' or ';') continue;
            if (words[0] == "nameserver" && servers.Count < MaxServers && IPAddress.TryParse(words[1], out var server)) servers.Add(server);
            else if (words[0] is "search" or "domain") settings = settings with { SearchDomains = [.. words.Skip(1).Select(domain => domain.Trim('.')).Where(domain => domain.Length > 0)] };
            else if (words[0] == "options") settings = words.Skip(1).Aggregate(settings, WithOption);
        }

        return servers.Count > 0 ? settings with { Servers = servers } : settings;
    }

    private static ResolverSettings WithOption(ResolverSettings settings, string option)
    {
        var colon = option.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !int.TryParse(option.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return settings;
        return option[..colon] switch
        {
            "ndots" => settings with { Dots = Math.Min(value, MaxDots) },
            "timeout" => settings with { Timeout = TimeSpan.FromSeconds(Math.Clamp(value, 1, MaxTimeoutSeconds)) },
            _ => settings,
        };
    }
}
