namespace NetworkTelemetry.Prober.Measuring;

internal enum IpFamily
{
    V4,
    V6,
}
