using System.Net;

namespace NetworkTelemetry.LocalCluster.Kubelet.Scheduling;

/// <summary>
/// Gives each pod a loopback address of its own out of 127.64.0.0/16. Linux answers on all of 127/8 without any set-up.
/// </summary>
/// <param name="first">Where in the range to begin, so that two clusters on one machine rarely try the same address.</param>
/// <param name="listening">Addresses that somebody on this machine listens on already.</param>
internal sealed class AddressAllocator(ushort first, TimeProvider time, Func<IReadOnlySet<IPAddress>> listening)
{
    public static readonly TimeSpan Quarantine = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly HashSet<ushort> _used = [];
    private readonly Dictionary<ushort, DateTimeOffset> _released = [];
    private ushort _cursor = first;

    /// <summary>Keeps the address of a pod that lived before this process; false when it is out of range or taken.</summary>
    public bool Claim(string address)
    {
        lock (_lock)
            return Index(address) is { } index && _used.Add(index);
    }

    /// <exception cref="InvalidOperationException">Every address is taken.</exception>
    public string Allocate()
    {
        var busy = listening();
        lock (_lock)
        {
            var now = time.GetUtcNow();
            for (var tries = 0; tries <= ushort.MaxValue; tries++)
            {
                _cursor++;
                if (_cursor is 0 or ushort.MaxValue || _used.Contains(_cursor) || busy.Contains(Address(_cursor)))
                    continue;
                // A peer that still talks to the last owner of an address must not reach its next one.
                if (_released.TryGetValue(_cursor, out var at) && now - at < Quarantine)
                    continue;
                _released.Remove(_cursor);
                _used.Add(_cursor);
                return Address(_cursor).ToString();
            }
        }
        throw new InvalidOperationException("no pod address is free in 127.64.0.0/16");
    }

    public void Release(string address)
    {
        lock (_lock)
        {
            if (Index(address) is { } index && _used.Remove(index))
                _released[index] = time.GetUtcNow();
        }
    }

    private static IPAddress Address(ushort index) => new([127, 64, (byte)(index >> 8), (byte)index]);

    private static ushort? Index(string address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.GetAddressBytes() is [127, 64, var high, var low] ? (ushort)(high << 8 | low) : null;
}
