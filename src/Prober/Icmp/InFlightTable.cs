using System.Runtime.CompilerServices;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>
/// Requests by serial number. The table's size is a power of two up to 65536 and a serial's place is its low bits, so that no two requests in flight share an ICMP
/// sequence. Answered and expired requests stay for a second at least, unless 65536 are sent in it: that is how duplicates and late replies are known.
/// </summary>
internal sealed class InFlightTable
{
    private const int MinSize = 256;
    private const int MaxSize = 65536;
    private const long Memory = 1_000_000_000;

    private InFlightRequest[] _places = new InFlightRequest[MinSize];
    private uint _next;

    /// <summary>False when 65536 requests are waiting for replies.</summary>
    public bool TryReserve(long now, out uint serial)
    {
        serial = 0;
        while (true)
        {
            for (var i = 0; i < _places.Length; i++)
            {
                ref var place = ref Place(_next);
                serial = _next;
                if (place.IsOpen)
                {
                    _next++;
                    continue;
                }

                if (_places.Length < MaxSize && place.Series is not null && now - place.Sent.Monotonic < Memory) break;
                _next++;
                return true;
            }

            if (_places.Length == MaxSize) return false;
            Grow();
        }
    }

    /// <summary>The place of a reserved serial, to fill or to close.</summary>
    public ref InFlightRequest Place(uint serial) => ref _places[serial & (uint)(_places.Length - 1)];

    /// <summary>A null reference when it is not there (anymore).</summary>
    public ref InFlightRequest Find(uint serial)
    {
        ref var place = ref Place(serial);
        if (place.Serial == serial && place.Series is not null) return ref place;
        return ref Unsafe.NullRef<InFlightRequest>();
    }

    /// <summary>By ICMP sequence alone: only the place and the low half of the serial can be compared.</summary>
    public ref InFlightRequest FindSequence(ushort sequence)
    {
        ref var place = ref Place(sequence);
        if ((ushort)place.Serial == sequence && place.Series is not null) return ref place;
        return ref Unsafe.NullRef<InFlightRequest>();
    }

    private void Grow()
    {
        var old = _places;
        _places = new InFlightRequest[old.Length * 2];
        foreach (ref var place in old.AsSpan())
            if (place.Series is not null) Place(place.Serial) = place;
    }
}
