namespace NetworkTelemetry.Operator.Summaries;

/// <summary>Tells who changed with each answer. The report is on the board by then.</summary>
internal sealed class RowFeed
{
    /// <summary>Raised from many pollers at once: a handler only notes what to do.</summary>
    public event Action<RowChanges>? Changed;

    public void Publish(RowChanges changes)
    {
        if (changes.Transitions.Count + changes.Figures.Count > 0) Changed?.Invoke(changes);
    }
}
