using System.Text;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal static class EventNote
{
    private const int MaxBytes = 1024;

    /// <summary>At most 1024 bytes of UTF-8, cut between characters: the API server refuses longer ones.</summary>
    public static string Fit(string note)
    {
        if (Encoding.UTF8.GetByteCount(note) <= MaxBytes)
            return note;
        var bytes = 0;
        var length = 0;
        foreach (var rune in note.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MaxBytes - 3) // Room for the ellipsis.
                break;
            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return note[..length] + "…";
    }
}
