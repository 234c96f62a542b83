namespace NetworkTelemetry.GroundTruth.Truth;

/// <summary>One echo request on the wire.</summary>
internal sealed class RequestTruth(int target, long sent)
{
    public int Target => target;

    public long Sent => sent;

    /// <summary>Nanoseconds from leaving to the first intact reply from the right address, if that came in time.</summary>
    public long? RoundTrip { get; set; }

    /// <summary>A router answered first.</summary>
    public bool IsRefused { get; set; }

    public int Duplicates { get; set; }
}
