using System.Text;
using NetworkTelemetry.LocalCluster.Lifecycle;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

public sealed class EventExpiryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"metadata":{"creationTimestamp":"2026-11-21T10:59:59Z"}}""", true)]
    [InlineData("""{"metadata":{"creationTimestamp":"2026-11-21T11:00:01Z"}}""", false)]
    [InlineData("""{"metadata":{"creationTimestamp":"2026-11-20T00:00:00Z"},"lastTimestamp":"2026-11-21T11:30:00Z"}""", false)]
    [InlineData("""{"metadata":{"creationTimestamp":"2026-11-20T00:00:00Z"},"lastTimestamp":null,"eventTime":"2026-11-20T00:00:00.000001Z"}""", true)]
    [InlineData("""{"metadata":{"creationTimestamp":"2026-11-20T00:00:00Z"},"series":{"lastObservedTime":"2026-11-21T11:59:00.5Z"}}""", false)]
    public void An_event_goes_an_hour_after_it_was_last_written(string text, bool goes)
    {
        var key = new ObjectKey("events", "default", "e");
        var stored = StoredObject.FromText(key, 1, Encoding.UTF8.GetBytes(text));
        var snapshot = StoreSnapshot.Of(1, new Dictionary<string, Dictionary<ObjectName, StoredObject>> { ["events"] = new() { [key.InResource] = stored } });
        Assert.Equal(goes, EventExpiry.Decide(snapshot, Now).Any());
    }
}
