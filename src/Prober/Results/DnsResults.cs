using NetworkTelemetry.Api.Dns;

namespace NetworkTelemetry.Prober.Results;

/// <summary>The DNS responses of one series. The engine's thread writes; scrapes read single words.</summary>
internal sealed class DnsResults
{
    private readonly long[] _responses = new long[DnsResponseCodes.Labels.Count];
    private volatile DnsFacts? _last;

    /// <summary>Null before the first response.</summary>
    public DnsFacts? Last => _last;

    /// <summary>By the places of <see cref="DnsResponseCodes.Labels"/>.</summary>
    public ReadOnlySpan<long> Responses => _responses;

    public void Count(DnsFacts facts)
    {
        var place = 0;
        while (place < _responses.Length - 1 && DnsResponseCodes.Labels[place] != facts.Code) place++;
        _responses[place]++;
        _last = facts;
    }
}
