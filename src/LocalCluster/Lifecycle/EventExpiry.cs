using System.Globalization;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Lifecycle;

/// <summary>Events go an hour after they were last written, as they do in a cluster.</summary>
internal static class EventExpiry
{
    public static readonly TimeSpan Age = TimeSpan.FromHours(1);

    public static IEnumerable<LifecycleAction> Decide(StoreSnapshot snapshot, DateTimeOffset now) => snapshot.Of("events").Objects.Values
        .Where(stored => now - LastWritten(stored) > Age)
        .Select(stored => new LifecycleAction.Delete(stored, Propagation.Background));

    private static DateTimeOffset LastWritten(StoredObject stored)
    {
        var obj = stored.Read();
        var times = new[] { new ObjectMetadata(obj).CreationTimestamp, $"{obj["lastTimestamp"]}", $"{obj["eventTime"]}", $"{obj["series"]?["lastObservedTime"]}" };
        return times.Max(text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default);
    }
}
