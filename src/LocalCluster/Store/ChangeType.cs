namespace NetworkTelemetry.LocalCluster.Store;

internal enum ChangeType
{
    Added,
    Modified,
    Deleted,
}
