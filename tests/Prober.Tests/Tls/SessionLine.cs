using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tests.Tls;

/// <summary>The server's end of a line to a session, without a network: it reads what the session has to say and writes what the session gets.</summary>
internal sealed class SessionLine(TlsSession session) : AsyncStream
{
    public override bool CanWrite => true;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!session.HasOutput) session.Handshake();
        return ValueTask.FromResult(session.TakeOutput(buffer.Span));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        session.AddInput(buffer.Span);
        return ValueTask.CompletedTask;
    }
}
