namespace NetworkTelemetry.GroundTruth.Network;

internal enum RouterError
{
    Unreachable,
    TimeExceeded,
}
