namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>One write that happened.</summary>
/// <param name="Object">The object after it; for a deletion its last state, with the version of the deletion.</param>
/// <param name="Previous">Lets a watch with a selector tell that an object has come into or gone out of view.</param>
internal sealed record Change(ChangeType Type, StoredObject Object, StoredObject? Previous)
{
    public long ResourceVersion => Object.ResourceVersion;
}
