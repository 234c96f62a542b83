using System.Buffers.Binary;

namespace NetworkTelemetry.Fuzz.Engine;

/// <summary>Makes inputs out of valid ones: bits, numbers at their limits, pieces left out, doubled, swapped, cut and spliced. Pure.</summary>
internal static class Mutator
{
    private const int MaxSteps = 8;

    private static readonly ulong[] Limits = [0, 1, 0x7F, 0x80, 0xC0, 0xFF, 0x7FFF, 0x8000, 0xC00C, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, long.MaxValue, ulong.MaxValue];

    public static byte[] Make(FuzzSubject subject, ulong seed, long input)
    {
        var random = new FuzzRandom(seed, input);
        var bytes = subject.Seeds[random.Below(subject.Seeds.Count)].ToList();
        for (var steps = random.Below(MaxSteps) + (random.Below(64) == 0 ? 0 : 1); steps > 0; steps--) Step(subject, bytes, ref random);
        if (bytes.Count > subject.MaxBytes) bytes.RemoveRange(subject.MaxBytes, bytes.Count - subject.MaxBytes);
        return [.. bytes];
    }

    private static void Step(FuzzSubject subject, List<byte> bytes, ref FuzzRandom random)
    {
        var at = random.Below(bytes.Count + 1);
        var count = Math.Min(random.Below(random.Below(4) == 0 ? bytes.Count : 16) + 1, bytes.Count - at);
        switch (random.Below(12))
        {
            case 0 or 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Below(8));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.Next();
                break;
            case 3 or 4:
                Overwrite(bytes, at, ref random);
                break;
            case 5:
                bytes.RemoveRange(at, count);
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 7:
                bytes.InsertRange(random.Below(bytes.Count + 1), bytes.GetRange(at, count));
                break;
            case 8:
                Repeat(subject, bytes, bytes.GetRange(at, count), at, ref random);
                break;
            case 9:
                Splice(bytes, at, subject.Seeds[random.Below(subject.Seeds.Count)], ref random);
                break;
            case 10 or 11 when subject.Words.Count > 0:
                Put(subject.Words[random.Below(subject.Words.Count)], bytes, at, ref random);
                break;
            default:
                bytes.Insert(at, (byte)random.Next());
                break;
        }
    }

    // Lengths and counts are numbers of one to eight bytes, of either order.
    private static void Overwrite(List<byte> bytes, int at, ref FuzzRandom random)
    {
        Span<byte> number = stackalloc byte[8];
        var value = Limits[random.Below(Limits.Length)] + (ulong)random.Below(3) - 1;
        var size = 1 << random.Below(4);
        if (random.Below(2) == 0)
        {
            BinaryPrimitives.WriteUInt64BigEndian(number, value);
            number = number[^size..];
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(number, value);
            number = number[..size];
        }

        for (var i = 0; i < number.Length && at + i < bytes.Count; i++) bytes[at + i] = number[i];
    }

    // Often enough to reach the limits of what a parser takes.
    private static void Repeat(FuzzSubject subject, List<byte> bytes, List<byte> piece, int at, ref FuzzRandom random)
    {
        var most = random.Below(32) == 0 ? subject.MaxBytes : 512;
        var times = piece.Count == 0 ? 0 : random.Below(Math.Max(0, most - bytes.Count) / piece.Count);
        for (var copy = new List<byte>(times * piece.Count); times > 0; times--)
        {
            copy.AddRange(piece);
            if (times == 1) bytes.InsertRange(at, copy);
        }
    }

    private static void Splice(List<byte> bytes, int at, byte[] other, ref FuzzRandom random)
    {
        bytes.RemoveRange(at, bytes.Count - at);
        bytes.AddRange(other[random.Below(other.Length)..]);
    }

    private static void Put(byte[] word, List<byte> bytes, int at, ref FuzzRandom random)
    {
        if (random.Below(2) == 0) bytes.RemoveRange(at, Math.Min(random.Below(word.Length + 1), bytes.Count - at));
        bytes.InsertRange(at, word);
    }
}
