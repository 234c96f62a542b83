using System.Collections.Immutable;

namespace NetworkTelemetry.Operator.Fleet;

/// <summary>The reports of all nodes behind one reference: written by the poller, read by everybody.</summary>
internal sealed class ReportBoard
{
    private readonly Lock _gate = new();
    private volatile ImmutableDictionary<NodeKey, NodeReport> _current = ImmutableDictionary<NodeKey, NodeReport>.Empty;

    /// <summary>Raised in the order of the changes, while the next one waits: a handler only notes what to do.</summary>
    public event Action<ReportChange>? Changed;

    public ImmutableDictionary<NodeKey, NodeReport> Current => _current;

    public void Publish(NodeReport report)
    {
        lock (_gate)
        {
            var old = _current.GetValueOrDefault(report.Node);
            _current = _current.SetItem(report.Node, report);
            Changed?.Invoke(new(old, report));
        }
    }

    public void Remove(NodeKey node)
    {
        lock (_gate)
        {
            if (!_current.TryGetValue(node, out var old)) return;
            _current = _current.Remove(node);
            Changed?.Invoke(new(old, null));
        }
    }
}
