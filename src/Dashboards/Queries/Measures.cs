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

    public static string Rtt { get; } = Mean(ProbeMetrics.RttMean);

    public static string RttLimit { get; } = OfTarget(ProbeMetrics.ThresholdRtt);

    public static string Objective { get; } = OfTarget(ProbeMetrics.ObjectiveAvailability);

    public static string LossNow { get; } = Ratio(Rate(ProbeMetrics.RequestsLost), Rate(ProbeMetrics.RequestsSent));

    public static string LossOfRange { get; } = Ratio(Increase(ProbeMetrics.RequestsLost), Increase(ProbeMetrics.RequestsSent));

    public static string SuccessNow { get; } = Ratio(Rate(ProbeMetrics.ResponsesReceived), Rate(ProbeMetrics.RequestsSent));

    public static string SuccessOfRange { get; } = Ratio(Increase(ProbeMetrics.ResponsesReceived), Increase(ProbeMetrics.RequestsSent));

    /// <summary>Share of the time in which a node called it Up, averaged over its nodes.</summary>
    public static string AvailabilityOfRange { get; } = $"avg by ({Key}) (avg_over_time({ProbeMetrics.Up.OfTargets()}[$__range]))";

    public static string SecondsDown { get; } = $"avg by ({Key}) (avg_over_time({ProbeMetrics.Down.OfTargets()}[$__range])) * $__range_s";

    // An outage within the time range changes the state twice, one that began before it or goes on at its end once, one that does both never.
    public static string OutagesOfNodes { get; } =
        $"ceil((changes({ProbeMetrics.Down.OfTargets()}[$__range]) + last_over_time({ProbeMetrics.Down.OfTargets()}[$__range])) / 2)";

    public static string Outages { get; } = $"avg by ({Key}) ({OutagesOfNodes})";

    public static string SecondsToRecover { get; } = $"{SecondsDown} / ({Outages} > 0)";

    public static string SecondsBetweenOutages { get; } = $"{AvailabilityOfRange} * $__range_s / ({Outages} > 0)";

    public static string Changes { get; } = $"max by ({Key}) (changes({ProbeMetrics.Up.OfTargets()}[$__range]))";

    /// <summary>In milliseconds since the epoch, as Grafana wants times; to a step of the sub-query.</summary>
    public static string LastChange { get; } =
        $"1000 * max by ({Key}) (max_over_time(timestamp({ProbeMetrics.Down.OfTargets()} != {ProbeMetrics.Down.OfTargets()} offset $__interval)[$__range:$__interval]))";

    /// <summary>1 with nothing lost, 0 when all that the objective allows is spent, below 0 when it is missed.</summary>
    public static string BudgetLeft { get; } = $"1 - (1 - {SuccessOfRange}) / (1 - {Objective})";

    /// <summary>The value that targets set themselves; it is the same on all nodes.</summary>
    public static string OfTarget(MetricDescription metric) => $"max by ({Key}) ({metric.OfTargets()})";

    public static string Mean(MetricDescription metric) => $"avg by ({Key}) ({metric.OfTargets()})";

    public static string Rate(MetricDescription counter, string labels = Key) => $"sum by ({labels}) (rate({counter.OfTargets()}[$__rate_interval]))";

    public static string Increase(MetricDescription counter, string window =
        Range, string labels = Key) => $"sum by ({labels}) (increase({counter.OfTargets()}[{window}]))";

    /// <summary>Absent, not a division by nothing, while there was no request.</summary>
    public static string Ratio(string part, string whole) => $"{part} / ({whole} > 0)";
}
