namespace NetworkTelemetry.Prober.Icmp;

/// <summary>
/// Requests by serial number. The table's size is a power of two up to 65536 and a serial's place is its low bits, so that no two requests in flight share an ICMP
/// sequence. Answered and expired requests stay until their place is needed: that is how duplicates and late replies are known.
/// </summary>
internal sealed class InFlightTable
{
    private const int MinSize = 256;
    private const int MaxSize = 65536;

    private EchoRequest?[] _places = new EchoRequest?[MinSize];
    private uint _next;

    /// <summary>False when 65536 requests are waiting for replies.</summary>
    public bool TryReserve(out uint serial)
    {
        serial = 0;
        while (true)
        {
            for (var i = 0; i < _places.Length; i++)
            {
                var candidate = _next++;
                if (_places[candidate % (uint)_places.Length] is { IsOpen: true }) continue;
                serial = candidate;
                return true;
            }

            if (_places.Length == MaxSize) return false;
            Grow();
        }
    }

    public void Set(uint serial, EchoRequest request) => _places[serial % (uint)_places.Length] = request;

    public EchoRequest? Find(uint serial) => _places[serial % (uint)_places.Length] is { } request && request.Serial == serial ? request : null;

    /// <summary>By ICMP sequence alone: only the place and the low half of the serial can be compared.</summary>
    public EchoRequest? FindSequence(ushort sequence) =>
        _places[sequence % (uint)_places.Length] is { } request && (ushort)request.Serial == sequence ? request : null;

    private void Grow()
    {
        var old = _places;
        _places = new EchoRequest?[old.Length * 2];
        foreach (var request in old)
            if (request is not null) Set(request.Serial, request);
    }
}
