namespace NetworkTelemetry.Api.Results;

/// <summary>What shows a prober that it is cut off from the network. A closed list, shared by summary and metrics.</summary>
public static class IsolationReason
{
    /// <summary>The machine has no route: neither to what fails nor to what answered last.</summary>
    public const string NoRoute = "NoRoute";

    /// <summary>The interface that it would leave by has no carrier.</summary>
    public const string NoCarrier = "NoCarrier";

    /// <summary>Neither the gateway nor any resolver answers.</summary>
    public const string GatewaySilent = "GatewaySilent";

    public static IReadOnlyList<string> All { get; } = [NoRoute, NoCarrier, GatewaySilent];
}
