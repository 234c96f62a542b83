namespace NetworkTelemetry.Api.NetworkDeployments;

public static class TargetNamespaceMode
{
    public const string Own = "Own";
    public const string All = "All";
    public const string Selector = "Selector";
}
