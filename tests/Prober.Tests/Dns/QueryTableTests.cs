using System.Runtime.CompilerServices;
using NetworkTelemetry.Prober.Dns;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Dns;

public sealed class QueryTableTests
{
    private static readonly Series Series = new(Plans.Accepted(Plans.Target("a", Plans.Query(53))).Plans[0], "IPv4");

    private static void Add(QueryTable table, ushort id, UInt128 server = default, bool isOpen = false)
    {
        ref var query = ref table.Add(id);
        (query.Series, query.Server, query.ServerPort) = (Series, server, 53);
        if (isOpen) query.Request = new Request(null!, 0);
    }

    [Fact]
    public void Every_identifier_is_found_again_however_they_collide_and_however_many_there_are()
    {
        var random = new Random(7);
        var table = new QueryTable();
        var ids = Enumerable.Range(0, 3000).Select(i => (ushort)(i % 3 == 0 ? i * 16 : random.Next(65536))).Distinct().ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.True(Unsafe.IsNullRef(ref table.Find(ids[i])));
            Add(table, ids[i]);
            Assert.Equal(i + 1, table.Count);
        }

        Assert.All(ids, id => Assert.Equal(id, table.Find(id).Id));
        Assert.True(Unsafe.IsNullRef(ref table.Find(Enumerable.Range(0, 65536).Select(i => (ushort)i).First(id => !ids.Contains(id)))));
    }

    [Fact]
    public void The_only_query_to_a_server_is_found_and_none_of_two()
    {
        var table = new QueryTable();
        Add(table, 1, server: 10, isOpen: true);
        Add(table, 2, server: 10);
        Add(table, 3, server: 11, isOpen: true);
        Assert.Equal(1, table.FindOnly(10, 53).Id);
        Assert.True(Unsafe.IsNullRef(ref table.FindOnly(10, 54)));
        Assert.True(Unsafe.IsNullRef(ref table.FindOnly(12, 53)));
        Add(table, 4, server: 10, isOpen: true);
        Assert.True(Unsafe.IsNullRef(ref table.FindOnly(10, 53)));
    }
}
