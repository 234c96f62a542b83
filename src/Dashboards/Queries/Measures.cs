using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>What is said about a probe of a target, over all nodes that measure it.</summary>
internal static class Measures
{
    /// <summary>Labels of a probe of a target in one address family.</summary>
    public const string Key = "target_namespace, target, probe, family";

    /// <summary>Name of such a series in legends.</summary>
    public const string Name = "{{target_namespace}}/{{target}} {{probe}} {{family}}";

    public const string LimitName = "limit of " + Name;

    /// <summary>The whole time range.</summary>
    public const string Range = "$__range";

    private const string StepSeconds = "$__interval_ms / 1000";

    // How many nodes measured it, step by step. Only the steps tell for how long: a target may be younger than the time range.
    private static readonly string NodesAtSteps = $"count by ({Key}) ({ProbeMetrics.Down.OfTargets()})[$__range:$__interval]";

    public static string Rtt { get; } = Mean(ProbeMetrics.RttMean);

    public static string RttLimit { get; } = OfTarget(ProbeMetrics.ThresholdRtt);

    public static string Objective { get; } = OfTarget(ProbeMetrics.ObjectiveAvailability);

    public static string LossNow { get; } = Ratio(Rate(ProbeMetrics.RequestsLost), Rate(ProbeMetrics.RequestsSent));

    public static string LossOfRange { get; } = Ratio(Increase(ProbeMetrics.RequestsLost), Increase(ProbeMetrics.RequestsSent));

    public static string SuccessNow { get; } = Ratio(Rate(ProbeMetrics.ResponsesReceived), Rate(ProbeMetrics.RequestsSent));

    public static string SuccessOfRange { get; } = Ratio(Increase(ProbeMetrics.ResponsesReceived), Increase(ProbeMetrics.RequestsSent));

    /// <summary>Share of the time in which a node called it Up.</summary>
    public static string AvailabilityOfRange { get; } = MeanOfRange(ProbeMetrics.Up);

    /// <summary>The same over all probes and nodes at once.</summary>
    public static string AvailabilityOfAll { get; } =
        $"sum(sum_over_time({ProbeMetrics.Up.OfTargets()}[$__range])) / sum(count_over_time({ProbeMetrics.Up.OfTargets()}[$__range]))";

    /// <summary>As the mean over the nodes that measured it.</summary>
    public static string SecondsDown { get; } = $"{MeanOfRange(ProbeMetrics.Down)} * count_over_time({NodesAtSteps}) * {StepSeconds}";

    // An outage within the time range changes the state twice, one that began before it or goes on at its end once, one that does both never.
    public static string OutagesOfNodes { get; } =
        $"ceil((changes({ProbeMetrics.Down.OfTargets()}[$__range]) + last_over_time({ProbeMetrics.Down.OfTargets()}[$__range])) / 2)";

    // Over as many nodes as measured it at a time: a target that moved had one after the other.
    public static string Outages { get; } = $"sum by ({Key}) ({OutagesOfNodes}) / avg_over_time({NodesAtSteps})";

    public static string SecondsToRecover { get; } = $"{NodeSeconds(ProbeMetrics.Down)} / (sum by ({Key}) ({OutagesOfNodes}) > 0)";

    public static string SecondsBetweenOutages { get; } = $"{NodeSeconds(ProbeMetrics.Up)} / (sum by ({Key}) ({OutagesOfNodes}) > 0)";

    public static string Changes { get; } = $"max by ({Key}) (changes({ProbeMetrics.Up.OfTargets()}[$__range]))";

    /// <summary>In milliseconds since the epoch, as Grafana wants times; to a step of the sub-query.</summary>
    public static string LastChange { get; } =
        $"1000 * max by ({Key}) (max_over_time(timestamp({ProbeMetrics.Down.OfTargets()} != {ProbeMetrics.Down.OfTargets()} offset $__interval)[$__range:$__interval]))";

    /// <summary>1 with nothing lost, 0 when all that the objective allows is spent, below 0 when it is missed.</summary>
    public static string BudgetLeft { get; } = $"1 - (1 - {SuccessOfRange}) / (1 - {Objective})";

    /// <summary>The value that targets set themselves; it is the same on all nodes.</summary>
    public static string OfTarget(MetricDescription metric) => $"max by ({Key}) ({metric.OfTargets()})";

    public static string Mean(MetricDescription metric) => $"avg by ({Key}) ({metric.OfTargets()})";

    /// <summary>Of all samples, not of the means of series: each pod that a node had weighs what it measured.</summary>
    /// <param name="at">Where the time range ends, as a modifier; empty: at the step.</param>
    public static string MeanOfRange(MetricDescription gauge, string at = "") =>
        $"sum by ({Key}) (sum_over_time({gauge.OfTargets()}[$__range]{at})) / sum by ({Key}) (count_over_time({gauge.OfTargets()}[$__range]{at}))";

    /// <summary>How long it was in a state, summed over its nodes.</summary>
    public static string NodeSeconds(MetricDescription state) => $"{MeanOfRange(state)} * sum_over_time({NodesAtSteps}) * {StepSeconds}";

    public static string Rate(MetricDescription counter, string labels = Key) => $"sum by ({labels}) (rate({counter.OfTargets()}[$__rate_interval]))";

    public static string Increase(MetricDescription counter, string window =
        Range, string labels = Key) => $"sum by ({labels}) (increase({counter.OfTargets()}[{window}]))";

    /// <summary>Absent, not a division by nothing, while there was no request.</summary>
    public static string Ratio(string part, string whole) => $"{part} / ({whole} > 0)";
}
