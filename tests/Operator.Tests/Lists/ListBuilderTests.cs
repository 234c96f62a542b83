using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Tests.Lists;

public sealed class ListBuilderTests
{
    [Fact]
    public void A_list_that_is_stored_already_is_not_written()
    {
        var first = Build(Entries(3), stored: null);
        Assert.NotNull(first.Gzip);
        Assert.Null(Build([.. Entries(3).AsEnumerable().Reverse()], first.Revision).Gzip);
        Assert.NotNull(Build(Entries(4), first.Revision).Gzip);
    }

    [Fact]
    public void A_list_can_be_read_back()
    {
        var built = Build(Entries(3), null);
        var read = TargetListCodec.Read(built.Gzip).List;
        Assert.Equal(built.Revision, read.Revision);
        Assert.Equal("edge-0", read.Node);
        Assert.Equal(built.Uids, read.Targets.Select(target => target.Uid).ToHashSet());
    }

    [Fact]
    public void What_was_made_from_the_same_entries_is_not_made_again()
    {
        var entries = Entries(3);
        var first = Build(entries, stored: null);
        Assert.Same(first, Build([.. entries], stored: null, before: first));
        var stored = Build([.. entries], first.Revision, before: first);
        Assert.Equal((first.Revision, null, first.Uids), (stored.Revision, stored.Gzip, stored.Uids));
        Assert.Same(stored.Uids, Build(entries, first.Revision, before: stored).Uids);
    }

    [Theory]
    [InlineData("another entry")]
    [InlineData("one entry less")]
    [InlineData("other networks")]
    [InlineData("another list is stored")]
    public void What_was_made_before_is_made_again_when_something_differs(string what)
    {
        var entries = Entries(3);
        var before = Build(entries, Build(entries, stored: null).Revision);
        var after = what switch
        {
            "another entry" => Build([.. entries[..2], entries[2] with { Generation = 7 }], before.Revision, before: before),
            "one entry less" => Build(entries[..2], before.Revision, before: before),
            "other networks" => Build(entries, before.Revision, before: before, egress: new() { DeniedCIDRs = ["10.0.0.0/8"] }),
            _ => Build(entries, "somebody's", before: before),
        };
        Assert.NotNull(after.Gzip);
        Assert.Equal(after.Revision, TargetListCodec.Read(after.Gzip).List.Revision);
        Assert.Equal(what == "another list is stored", before.Revision == after.Revision);
    }

    [Fact]
    public void What_does_not_fit_is_left_out_from_the_end_and_the_rest_is_stable()
    {
        var entries = Entries(200);
        var built = Build(entries, null, maxBytes: 500);
        Assert.NotEmpty(built.TooLarge);
        Assert.InRange(built.Gzip!.Length, 1, 500);
        Assert.Equal(entries.Select(entry => entry.Uid), [.. entries.Where(entry => built.Uids.Contains(entry.Uid)).Select(entry => entry.Uid), .. built.TooLarge]);
        var again = Build(entries, built.Revision, maxBytes: 500);
        Assert.Null(again.Gzip);
        Assert.Equal(built.TooLarge, again.TooLarge);
    }

    private static BuiltList Build(
        IReadOnlyList<TargetEntry> entries, string? stored, int maxBytes = ContractVersion.MaxListBytes, BuiltList? before = null, EgressRules? egress = null) =>
        ListBuilder.Build("edge-0", egress ?? new EgressRules(), entries, stored, before, maxBytes);

    private static List<TargetEntry> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TargetEntry { Uid = $"uid-{i:D4}", Namespace = "web", Name = $"target-{i:D4}" })];
}
