using System.Numerics;

namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>
/// A hashed timer wheel of two levels (Varghese and Lauck, 1987): 4096 slots of one millisecond for the present page of 4.096 s, and a coarse
/// wheel of pages that is emptied into it when its page comes. Deadlines are kept exactly; the slots only find them. For one thread.
/// </summary>
internal sealed class TimerWheel(long now)
{
    private const long Tick = 1_000_000;
    private const int NearSlots = 4096;
    private const int FarSlots = 1024;
    private const int DueSlot = NearSlots + FarSlots;

    private readonly Slot[] _slots = new Slot[NearSlots + FarSlots];
    private readonly ulong[] _occupied = new ulong[NearSlots / 64];
    private readonly List<Due> _due = [];
    private long _tick = now / Tick;

    public int Count { get; private set; }

    /// <summary>Moves the entry if it is scheduled already. A deadline in the past fires at the next <see cref="Advance"/>.</summary>
    public void Schedule(WheelEntry entry, long deadline)
    {
        Remove(entry);
        entry.Deadline = deadline;
        Insert(entry);
        Count++;
    }

    public void Remove(WheelEntry entry)
    {
        if (!entry.IsScheduled) return;
        if (entry.Slot != DueSlot) Unlink(entry);
        entry.Slot = WheelEntry.NotScheduled;
        Count--;
    }

    /// <summary>Fires everything due, in the order of the deadlines. What they schedule in the past fires at the next call.</summary>
    public void Advance(long now)
    {
        var target = now / Tick;
        TakeDue((int)(_tick % NearSlots), now);
        while (_tick < target)
        {
            // A long sleep: nothing is nearer than the next page, so skip to it.
            if (!AnyNear()) _tick = Math.Min(target, ((_tick / NearSlots) + 1) * NearSlots);
            else _tick++;
            if (_tick % NearSlots == 0) OpenPage();
            TakeDue((int)(_tick % NearSlots), now);
        }

        if (_due.Count > 1) _due.Sort(static (a, b) => a.Deadline.CompareTo(b.Deadline));
        foreach (var (_, entry) in _due)
        {
            // One that fired before may have removed or moved this one.
            if (entry.Slot != DueSlot) continue;
            entry.Slot = WheelEntry.NotScheduled;
            Count--;
            entry.Fire(now);
        }

        _due.Clear();
    }

    /// <summary>When <see cref="Advance"/> should be called next: the earliest deadline, or the start of the next page when that is sooner.</summary>
    public long NextWake()
    {
        var start = (int)(_tick % NearSlots);
        for (var word = start / 64; word < _occupied.Length; word++)
        {
            var bits = _occupied[word];
            if (word == start / 64) bits &= ulong.MaxValue << (start % 64);
            if (bits != 0) return Earliest((word * 64) + BitOperations.TrailingZeroCount(bits));
        }

        return ((_tick / NearSlots) + 1) * NearSlots * Tick;
    }

    private long Earliest(int slot)
    {
        var start = ((_tick / NearSlots * NearSlots) + slot) * Tick;
        var earliest = long.MaxValue;

        // None is before the start of its slot, where most of them are: each that need not be looked at saves a cache miss.
        for (var entry = _slots[slot].Head; entry is not null && earliest > start; entry = entry.Next) earliest = Math.Min(earliest, entry.Deadline);
        return earliest;
    }

    private bool AnyNear() => _occupied.AsSpan().ContainsAnyExcept(0UL);

    private void TakeDue(int slot, long now)
    {
        for (var entry = _slots[slot].Head; entry is not null;)
        {
            var next = entry.Next;
            if (entry.Deadline <= now)
            {
                Unlink(entry);
                entry.Slot = DueSlot;
                _due.Add(new Due(entry.Deadline, entry));
            }

            entry = next;
        }
    }

    private void OpenPage()
    {
        var entry = _slots[NearSlots + (int)(_tick / NearSlots % FarSlots)].Head;
        while (entry is not null)
        {
            var next = entry.Next;
            Unlink(entry);
            Insert(entry);
            entry = next;
        }
    }

    private void Insert(WheelEntry entry)
    {
        var tick = Math.Max(entry.Deadline / Tick, _tick);
        var page = tick / NearSlots;
        entry.Slot = page == _tick / NearSlots ? (int)(tick % NearSlots) : NearSlots + (int)(page % FarSlots);
        ref var head = ref _slots[entry.Slot].Head;
        entry.Previous = null;
        entry.Next = head;
        if (head is not null) head.Previous = entry;
        head = entry;
        if (entry.Slot < NearSlots) _occupied[entry.Slot / 64] |= 1UL << (entry.Slot % 64);
    }

    private void Unlink(WheelEntry entry)
    {
        if (entry.Previous is not null) entry.Previous.Next = entry.Next;
        else _slots[entry.Slot].Head = entry.Next;
        if (entry.Next is not null) entry.Next.Previous = entry.Previous;
        if (entry.Slot < NearSlots && _slots[entry.Slot].Head is null) _occupied[entry.Slot / 64] &= ~(1UL << (entry.Slot % 64));
        entry.Previous = null;
        entry.Next = null;
    }

    // In structures: an array of references looks at the type of all that is put into it.
    private struct Slot
    {
        public WheelEntry? Head;
    }

    private readonly record struct Due(long Deadline, WheelEntry Entry);
}
