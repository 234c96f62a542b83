using System.Globalization;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Schema;
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
        var series = obj["series"] as JsonObject;
        return new[] { obj["metadata"]?["creationTimestamp"], obj["lastTimestamp"], obj["eventTime"], series?["lastObservedTime"] }.Max(Time);
    }

    private static DateTimeOffset Time(JsonNode? node) =>
        DateTimeOffset.TryParse(node.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default;
}
