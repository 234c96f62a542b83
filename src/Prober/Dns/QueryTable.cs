using System.Runtime.CompilerServices;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>
/// The queries of one port by their identifiers: a hash table without removal. What was answered or has expired stays for the life of the port, so that its identifier is
/// not used again, and duplicates and late replies are known as such.
/// </summary>
internal sealed class QueryTable
{
    private const int MinPlaces = 16;

    private OpenQuery[] _places = new OpenQuery[MinPlaces];

    public int Count { get; private set; }

    /// <summary>A place for each query, and empty ones.</summary>
    public Span<OpenQuery> Places => _places;

    /// <summary>The place of an identifier that is new here. The caller fills it.</summary>
    public ref OpenQuery Add(ushort id)
    {
        if (++Count > _places.Length / 2) Grow();
        ref var place = ref PlaceOf(id);
        place.Id = id;
        return ref place;
    }

    /// <summary>A null reference when no query has this identifier.</summary>
    public ref OpenQuery Find(ushort id)
    {
        ref var place = ref PlaceOf(id);
        if (place.Series is not null) return ref place;
        return ref Unsafe.NullRef<OpenQuery>();
    }

    /// <summary>The query that waits for this server; a null reference when none or more than one does.</summary>
    public ref OpenQuery FindOnly(UInt128 server, int port)
    {
        ref var found = ref Unsafe.NullRef<OpenQuery>();
        foreach (ref var place in Places)
        {
            if (!place.IsOpen || !place.IsTo(server, port)) continue;
            if (!Unsafe.IsNullRef(ref found)) return ref Unsafe.NullRef<OpenQuery>();
            found = ref place;
        }

        return ref found;
    }

    private ref OpenQuery PlaceOf(ushort id)
    {
        // Identifiers are random: their low bits are as good a hash as any.
        var mask = _places.Length - 1;
        var i = id & mask;
        while (_places[i].Series is not null && _places[i].Id != id) i = (i + 1) & mask;
        return ref _places[i];
    }

    private void Grow()
    {
        var old = _places;
        _places = new OpenQuery[old.Length * 2];
        foreach (ref var place in old.AsSpan())
            if (place.Series is not null) PlaceOf(place.Id) = place;
    }
}
