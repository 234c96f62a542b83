using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Behaviour.Builtin;

public sealed class EventTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task An_event_is_one_object_in_both_groups()
    {
        var map = await CreateMapAsync("m");
        await Client.CreateAsync(
            new Event
            {
                Metadata = new() { Name = "e", Namespace = Namespace },
                EventTime = DateTimeOffset.UtcNow,
                ReportingController = "example.com/test",
                ReportingInstance = "one",
                Action = "Test",
                Reason = "Tested",
                Note = "It works.",
                Type = "Normal",
                Regarding = new() { Kind = "ConfigMap", Name = "m", Namespace = Namespace, ApiVersion = "v1", Uid = map.Uid },
            },
            Cancellation);
        var core = (await Raw.GetAsync($"api/v1/namespaces/{Namespace}/events/e")).Expect(200);
        Assert.Equal("Tested It works. m example.com/test", $"{core["reason"]} {core["message"]} {core["involvedObject"]!["name"]} {core["reportingComponent"]}");
        Assert.Contains("It works.", await KubectlAsync("get", "events", "--field-selector=involvedObject.name=m"), StringComparison.Ordinal);
        Assert.Contains("It works.", await KubectlAsync("describe", "configmap", "m"), StringComparison.Ordinal);
        (await Raw.DeleteAsync($"api/v1/namespaces/{Namespace}/events/e")).Ok();
        Assert.Null(await Client.GetAsync<Event>(new(Namespace, "e"), Cancellation));
    }

    [Fact]
    public async Task A_lease_keeps_microseconds()
    {
        var time = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero).AddMicroseconds(123456);
        await Client.CreateAsync(new Lease { Metadata = new() { Name = "l", Namespace = Namespace }, Spec = new() { HolderIdentity = "a", LeaseDurationSeconds = 15, RenewTime = time } }, Cancellation);
        Assert.Equal(time, (await Client.GetAsync<Lease>(new(Namespace, "l"), Cancellation))!.Spec!.RenewTime);
    }
}
