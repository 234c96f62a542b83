namespace NetworkTelemetry.Alerting.Outages;

/// <summary>When an outage was seen where.</summary>
/// <param name="NotRawAt">The last time at which /metrics of a node that measures the target did not show a lost request yet.</param>
/// <param name="NotConfirmedAt">The last time at which no node had confirmed it yet: the confirming round ended later.</param>
/// <param name="Status">In the target's status.</param>
/// <param name="Event">An Event about the target.</param>
internal sealed record OutageTimes(DateTimeOffset Stopped, DateTimeOffset NotRawAt, DateTimeOffset NotConfirmedAt, DateTimeOffset Status, DateTimeOffset Event)
{
    public override string ToString() =>
        $"raw state not yet after {(NotRawAt - Stopped).TotalMilliseconds:0} ms; after the last look without a confirmed state the status in {(Status - NotConfirmedAt).TotalMilliseconds:0} ms, the Event in {(Event - NotConfirmedAt).TotalMilliseconds:0} ms";
}
