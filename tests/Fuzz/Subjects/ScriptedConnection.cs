using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Takes what is written, says its text in pieces and closes.</summary>
internal sealed class ScriptedConnection(byte[] says, int piece) : AsyncStream
{
    private int _said;

    public override bool CanWrite => true;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(Math.Min(buffer.Length, piece), says.Length - _said);
        says.AsMemory(_said, count).CopyTo(buffer);
        _said += count;
        return ValueTask.FromResult(count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
