namespace NetworkTelemetry.GroundTruth.Truth;

/// <summary>What really became of the requests to one target, in the order of sending.</summary>
internal sealed class TargetTruth
{
    public List<RequestTruth> Requests { get; } = [];

    /// <summary>Of the first <paramref name="requests"/>: the others may still be in flight.</summary>
    public Tally TallyOf(int requests)
    {
        var first = Requests.Take(requests).ToArray();
        return new Tally(
            first.Length, first.Count(request => request.RoundTrip is not null), first.Count(request => request.RoundTrip is null && !request.IsRefused),
            first.Count(request => request.IsRefused), first.Sum(request => request.Duplicates));
    }
}
