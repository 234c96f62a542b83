using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.GroundTruth.Timing;

/// <summary>The round-trip times that a series shows one after the other: looked at more often than rounds end.</summary>
internal sealed class RoundTripSamples(Series series)
{
    private long _received;

    public Series Series => series;

    public List<double> Seconds { get; } = [];

    /// <summary>Two rounds ended between two looks: the values no longer correspond to the requests.</summary>
    public bool HasGap { get; private set; }

    public void Look()
    {
        if (series.Received == _received) return;
        HasGap |= series.Received != _received + 1;
        _received = series.Received;
        Seconds.Add(series.Rtt.Last);
    }
}
