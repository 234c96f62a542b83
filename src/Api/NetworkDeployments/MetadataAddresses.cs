namespace NetworkTelemetry.Api.NetworkDeployments;

public static class MetadataAddresses
{
    public const string Denied = "Denied";
    public const string Allowed = "Allowed";
}
