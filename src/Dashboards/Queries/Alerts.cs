namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>The product's alerts, by what they are about.</summary>
internal static class Alerts
{
    private const string AboutTargets =
        "HighNetworkLatency|PacketLoss|ServiceUnavailable|TargetNeverMeasured|TargetStale|TargetFlapping|CertificateExpiringSoon|DnsAnswerUnexpected|JitterHigh|ErrorBudgetBurn";

    private const string AboutNodes = "ProberSaturated|ProberIsolated|NodeFailed|NodeStuckProvisioning|TargetsUnassigned";

    private const string AboutOperator = "OperatorNoLeader|OperatorReconcileErrors|OperatorQueueStuck";

    public static string OfTargets { get; } = Firing(AboutTargets, ", target_namespace=~\"$target_namespace\", target=~\"$target\"");

    public static string OfNodes { get; } = Firing(AboutNodes, ", deployment=~\"$deployment\"");

    public static string OfOperator { get; } = Firing(AboutOperator, "");

    private static string Firing(string names, string matchers) => $$"""ALERTS{alertstate="firing", alertname=~"{{names}}"{{matchers}}}""";
}
