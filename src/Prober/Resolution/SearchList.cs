namespace NetworkTelemetry.Prober.Resolution;

/// <summary>The absolute names that a name may mean (resolv.conf(5): search, ndots). Pure.</summary>
internal static class SearchList
{
    private const int MaxName = 253;

    /// <summary>In the order in which they are tried.</summary>
    public static IReadOnlyList<string> Of(string host, ResolverSettings settings)
    {
        if (host.EndsWith('.')) return [host];
        var asItIs = host + ".";
        var below = settings.SearchDomains.Select(domain => $"{host}.{domain}.").Where(name => name.Length <= MaxName + 1);
        return host.Count(c => c == '.') >= settings.Dots ? [asItIs, .. below] : [.. below, asItIs];
    }
}
