namespace NetworkTelemetry.Fuzz.Engine;

/// <summary>A parser, what it is fed with, and what must hold whatever it is fed.</summary>
internal abstract class FuzzSubject(string name)
{
    public string Name { get; } = name;

    /// <summary>Valid inputs, from which the others are made.</summary>
    public abstract IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Pieces that mean something to the parser.</summary>
    public virtual IReadOnlyList<byte[]> Words => [];

    public virtual int MaxBytes => 64 * 1024;

    /// <summary>What the parser may allocate for an input of that length.</summary>
    public abstract long MaxAllocated(int length);

    /// <summary>What happens to an input before the parser gets it, neither timed nor counted.</summary>
    public virtual byte[] Prepare(byte[] input) => input;

    /// <summary>Parses; throws when something does not hold. What the parser may throw by contract is caught here.</summary>
    public abstract void Take(byte[] input);

    protected static void Holds(bool condition, string what)
    {
        if (!condition) throw new FuzzException(what);
    }
}
