namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>What to do when a watch has ended.</summary>
internal enum WatchAction
{
    /// <summary>Watch on from the last version.</summary>
    Resume,

    /// <summary>Back off, then watch on from the last version: what we know is still good.</summary>
    BackOffAndResume,

    /// <summary>List at once.</summary>
    Relist,

    BackOffAndRelist,
}
