using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Lists;

public sealed class ListWatcherTests : IDisposable
{
    private readonly MountedDirectory _mounted = new();
    private readonly List<AcceptedList> _applied = [];
    private readonly Counter _failures = new MetricRegistry().CreateCounter("failures_total", "F.");
    private readonly ListWatcher _watcher;

    public ListWatcherTests() =>
        _watcher = new ListWatcher(new ListDirectory(_mounted.Path), _applied.Add, _failures, TimeProvider.System, NullLogger<ListWatcher>.Instance);

    public void Dispose() => _mounted.Dispose();

    [Fact]
    public void A_list_is_read_once_and_again_when_the_link_turns()
    {
        _watcher.Poll();
        Assert.Empty(_applied);
        var (first, second) = (Plans.List(Plans.Target("a", Plans.Ping())), Plans.List(Plans.Target("b", Plans.Ping())));
        _mounted.Put(first);
        _watcher.Poll();
        _watcher.Poll();
        _mounted.Put(second);
        _watcher.Poll();
        Assert.Equal([first.Revision, second.Revision], _applied.Select(list => list.Revision));
        Assert.Equal(0, _failures.Value);
    }

    [Fact]
    public void A_malformed_list_is_counted_once_and_the_next_good_one_is_taken()
    {
        _mounted.Put(Plans.List());
        _watcher.Poll();
        _mounted.Put("not gzip"u8.ToArray());
        _watcher.Poll();
        _watcher.Poll();
        Assert.Equal((1, 1), (_applied.Count, _failures.Value));
        _mounted.Put(Plans.List(Plans.Target("a", Plans.Ping())));
        _watcher.Poll();
        Assert.Equal(2, _applied.Count);
    }

    [Fact]
    public void A_list_that_can_t_be_read_for_a_while_is_taken_afterwards_although_nothing_has_changed()
    {
        _mounted.Put(Plans.List());
        using (File.Open(Path.Combine(_mounted.Path, ContractVersion.TargetsFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            _watcher.Poll();
            _watcher.Poll();
            Assert.Equal((0, 1), (_applied.Count, _failures.Value));
        }

        _watcher.Poll();
        _watcher.Poll();
        Assert.Equal((1, 1), (_applied.Count, _failures.Value));
    }

    [Fact]
    public void A_mistake_of_ours_with_one_list_does_not_end_the_watch_for_the_next()
    {
        var broken = true;
        var watcher = new ListWatcher(
            new ListDirectory(_mounted.Path), list => _applied.Add(broken ? throw new InvalidOperationException("a bug") : list), _failures, TimeProvider.System, NullLogger<ListWatcher>.Instance);
        _mounted.Put(Plans.List());
        watcher.Poll();
        Assert.Equal((0, 1), (_applied.Count, _failures.Value));
        broken = false;
        _mounted.Put(Plans.List(Plans.Target("a", Plans.Ping())));
        watcher.Poll();
        Assert.Equal((1, 1), (_applied.Count, _failures.Value));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        _mounted.Put(new byte[5 * 1024 * 1024]);
        _watcher.Poll();
        Assert.Equal((0, 1), (_applied.Count, _failures.Value));
    }

    [Fact]
    public void A_plain_directory_works_too()
    {
        _mounted.PutPlain(Plans.List());
        _watcher.Poll();
        _watcher.Poll();
        Assert.Single(_applied);
    }

    [Fact]
    public void Arbitrary_bytes_never_throw() => Prop.ForAll<byte[]>(bytes =>
    {
        _mounted.Put(bytes);
        _watcher.Poll();
        return _applied.Count == 0;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"revision":null,"node":"n"}""")]
    [InlineData("""{"revision":"r","node":"n","targets":null}""")]
    [InlineData("""{"revision":"r","node":"n","targets":[null,1,"a",[],{}]}""")]
    [InlineData("""{"revision":"r","node":"n","targets":[{"uid":"u","namespace":"n","name":"a","probes":null}]}""")]
    [InlineData("""{"revision":"r","node":"n","targets":[{"uid":null,"namespace":null,"name":null,"probes":[null,{}]}]}""")]
    [InlineData("""{"revision":"r","node":"n","egress":null,"targets":[]}""")]
    [InlineData("""{"revision":"r","node":null,"egress":{"allowedCIDRs":null,"deniedCIDRs":[null]}}""")]
    public void Odd_shapes_never_throw(string json)
    {
        _mounted.Put(MountedDirectory.Gzip(json));
        _watcher.Poll();
        Assert.Equal(1, _applied.Count + _failures.Value);
    }
}
