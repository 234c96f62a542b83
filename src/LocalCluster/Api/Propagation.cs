namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>What happens to the objects that the deleted one owns.</summary>
internal enum Propagation
{
    /// <summary>They are deleted afterwards.</summary>
    Background,

    /// <summary>They are deleted first.</summary>
    Foreground,

    /// <summary>They stay and lose their owner.</summary>
    Orphan,
}
