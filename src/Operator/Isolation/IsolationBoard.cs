using System.Collections.Immutable;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Isolation;

/// <summary>
/// Which nodes are isolated now. A node is judged while its report is published, so that whoever is woken by a row finds the verdict that the row brought about; what
/// the report changes for the other nodes is found at the next <see cref="Refresh"/>.
/// </summary>
internal sealed class IsolationBoard
{
    private readonly Lock _gate = new();
    private readonly Dictionary<NodeKey, IReadOnlyList<SummaryRow>> _down = [];
    private readonly ReportBoard _reports;
    private readonly TimeProvider _time;
    private volatile ImmutableDictionary<NodeKey, NodeIsolation> _current = ImmutableDictionary<NodeKey, NodeIsolation>.Empty;
    private volatile bool _isStale;

    public IsolationBoard(ReportBoard reports, TimeProvider time)
    {
        (_reports, _time) = (reports, time);
        reports.Changed += OnReport;
    }

    /// <summary>A node was cut off, or is back. Raised while the next report waits: a handler only notes what to do.</summary>
    public event Action<NodeKey>? Changed;

    public ImmutableDictionary<NodeKey, NodeIsolation> Current => _current;

    /// <summary>Judges anew what the reports of other nodes, or time, may have changed.</summary>
    public void Refresh()
    {
        if (!_isStale && _current.IsEmpty) return;
        lock (_gate)
        {
            _isStale = false;
            var reports = _reports.Current;

            // In the order of names: of two nodes that contradict each other the verdict must not depend on who spoke last.
            var candidates = _down.Where(pair => pair.Value.Count >= ComparedView.MinPrefixes).Select(pair => pair.Key).Union(_current.Keys);
            foreach (var node in candidates.OrderBy(key => key.ToString(), StringComparer.Ordinal).ToList()) Judge(node, reports);
        }
    }

    private void OnReport(ReportChange change)
    {
        if (change.Old?.Rows == change.New?.Rows && change.Old?.Reachable == change.New?.Reachable && change.Old?.Process?.Isolated == change.New?.Process?.Isolated) return;
        lock (_gate)
        {
            if (change.New is { } report) _down[change.Node] = DownProbes.Of(report);
            else _down.Remove(change.Node);
            Judge(change.Node, _reports.Current);
            _isStale = true;
        }
    }

    private void Judge(NodeKey node, ImmutableDictionary<NodeKey, NodeReport> reports)
    {
        var previous = _current.GetValueOrDefault(node);

        // One that does not answer abstains as it is.
        var updated = reports.GetValueOrDefault(node) is { Reachable: true } report
            ? IsolationRule.Judge(previous, report.Process?.Isolated, Compare(node, reports), _time.GetUtcNow())
            : null;
        if (updated == previous) return;
        _current = updated is null ? _current.Remove(node) : _current.SetItem(node, updated);
        if (updated?.Message != previous?.Message) Changed?.Invoke(node);
    }

    private ComparedView Compare(NodeKey node, ImmutableDictionary<NodeKey, NodeReport> reports)
    {
        if (_down.GetValueOrDefault(node) is not { Count: > 0 } down) return default;
        var others = reports.Values.Where(report => report.Node != node && report.Reachable && !_current.ContainsKey(report.Node)).ToList();
        return ComparedView.Of(DownProbes.Compare(down, others));
    }
}
