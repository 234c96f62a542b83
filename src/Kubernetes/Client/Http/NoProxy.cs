using System.Net;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>The networks in NO_PROXY (<c>10.96.0.0/12</c>), by which clusters keep the API server's address from the proxy: .NET itself reads only names there.</summary>
internal static class NoProxy
{
    /// <param name="list">The variable; null when it is not set.</param>
    public static bool Covers(string? list, string host) =>
        list is not null
        && IPAddress.TryParse(host, out var address)
        && list.Split(',', StringSplitOptions.TrimEntries).Any(entry => IPNetwork.TryParse(entry, out var network) && network.Contains(address));
}
