using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class ObjectStoreTests
{
    private readonly ObjectStore<ConfigMap> _store = new(new Dictionary<string, Func<ConfigMap, IEnumerable<string>>> { ["value"] = map => [map.Value()!] });

    public ObjectStoreTests() => _store.Replace([At("a", 10, "1"), At("b", 11, "1")], "12");

    [Fact]
    public void An_own_write_is_read_back_before_the_watch_has_it()
    {
        _store.RecordWrite(At("a", 20, "2"));
        Assert.Equal("2", Value("a"));
        Assert.Equal(["b"], _store.ListByIndex("value", "1").Select(map => map.Metadata.Name));
        Apply(At("a", 15, "older, from someone else"));
        Assert.Equal("2", Value("a"));
        Apply(At("a", 20, "2"));
        Apply(At("a", 21, "3"));
        Assert.Equal("3", Value("a"));
    }

    [Fact]
    public void An_own_write_that_the_watch_has_passed_is_ignored()
    {
        Apply(At("a", 20, "new"));
        _store.RecordWrite(At("a", 19, "late answer"));
        Assert.Equal("new", Value("a"));
    }

    [Fact]
    public void An_own_write_whose_object_the_watch_has_already_seen_go_leaves_no_ghost()
    {
        _store.Delete(Samples.Key("a"), "20");
        _store.Reached("20");
        _store.RecordWrite(At("a", 20, "late answer"));
        Assert.Null(_store.Get(Samples.Key("a")));
        var gone = At("b", 30, "2");
        _store.RecordWrite(gone with { Metadata = gone.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } });
        Assert.Equal("1", Value("b"));
    }

    [Fact]
    public void An_own_write_that_the_watch_never_shows_is_dropped_once_the_watch_has_passed_it()
    {
        _store.RecordWrite(At("elsewhere", 20, "1"));
        Assert.NotNull(_store.Get(Samples.Key("elsewhere")));
        _store.Reached("20");
        Assert.Null(_store.Get(Samples.Key("elsewhere")));
    }

    [Fact]
    public void A_deletion_older_than_our_creation_does_not_take_it_away()
    {
        _store.RecordWrite(At("a", 20, "created again", "uid-2"));
        _store.Delete(Samples.Key("a"), "15");
        _store.Reached("15");
        Assert.Equal("created again", Value("a"));
        _store.Delete(Samples.Key("a"), "25");
        Assert.Null(_store.Get(Samples.Key("a")));
    }

    [Fact]
    public void A_relist_older_than_an_own_write_keeps_the_write()
    {
        _store.RecordWrite(At("a", 20, "2"));
        _store.Replace([At("a", 10, "1")], "15");
        Assert.Equal("2", Value("a"));
        _store.Replace([At("a", 30, "4")], "30");
        Assert.Equal("4", Value("a"));
        Assert.Single(_store.List());
    }

    [Fact]
    public void A_server_with_an_older_past_is_believed()
    {
        _store.RecordWrite(At("a", 20, "2"));
        _store.Replace([At("a", 5, "restored")], "6");
        Assert.Equal("restored", Value("a"));
        _store.RecordWrite(At("a", 7, "3"));
        Assert.Equal("3", Value("a"));
    }

    [Fact]
    public void Indexes_follow_changes_and_deletions()
    {
        Apply(At("b", 20, "2"));
        Assert.Equal(["a"], _store.ListByIndex("value", "1").Select(map => map.Metadata.Name));
        Assert.Equal(["b"], _store.ListByIndex("value", "2").Select(map => map.Metadata.Name));
        Assert.Equal(2, _store.ListNamespace("web").Count);
        _store.Delete(Samples.Key("b"), "21");
        Assert.Empty(_store.ListByIndex("value", "2"));
        Assert.Throws<ArgumentException>(() => _store.ListByIndex("valu", "2"));
    }

    [Fact]
    public void Objects_are_found_by_their_owner()
    {
        var owned = At("c", 20, "1") with { };
        owned = owned with { Metadata = owned.Metadata with { OwnerReferences = [new() { ApiVersion = "v1", Kind = "Pod", Name = "p", Uid = "owner" }] } };
        Apply(owned);
        Assert.Same(owned, Assert.Single(_store.ListOwnedBy("owner")));
    }

    private string? Value(string name) => _store.Get(Samples.Key(name))?.Value();

    private void Apply(ConfigMap map)
    {
        _store.Apply(map);
        _store.Reached(map.Metadata.ResourceVersion!);
    }

    private static ConfigMap At(string name, int version, string value, string uid = "uid-1")
    {
        var map = Samples.ConfigMap(name, value);
        return map with { Metadata = map.Metadata with { ResourceVersion = version.ToString(), Uid = uid } };
    }
}
