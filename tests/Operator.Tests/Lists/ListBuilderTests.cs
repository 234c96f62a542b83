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

    private static BuiltList Build(IReadOnlyList<TargetEntry> entries, string? stored, int maxBytes = ContractVersion.MaxListBytes) =>
        ListBuilder.Build("edge-0", new EgressRules(), entries, stored, maxBytes);

    private static List<TargetEntry> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TargetEntry { Uid = $"uid-{i:D4}", Namespace = "web", Name = $"target-{i:D4}" })];
}
