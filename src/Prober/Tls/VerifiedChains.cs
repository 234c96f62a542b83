using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>
/// Which chains were found good for which server, by one set of roots. Nothing but time can change that: there is no revocation, the same bytes have the same
/// signatures, names and purposes. So a chain that comes again byte for byte needs only a look at the clock. From any thread.
/// </summary>
internal sealed class VerifiedChains
{
    private const int Max = 4096;

    private readonly ConcurrentDictionary<string, ValidityPeriod> _periods = new(StringComparer.Ordinal);

    /// <param name="sent">The certificates as the server has sent them.</param>
    public static string KeyOf(ReadOnlySpan<byte> sent, string serverName) => $"{Convert.ToBase64String(SHA256.HashData(sent))} {serverName}";

    /// <summary>When the chain is valid, if that is now.</summary>
    public ValidityPeriod? Find(string key, DateTimeOffset now) => _periods.TryGetValue(key, out var period) && period.Contains(now) ? period : null;

    public void Add(string key, ValidityPeriod period)
    {
        if (_periods.Count >= Max) _periods.Clear();
        _periods[key] = period;
    }
}
