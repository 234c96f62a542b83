using System.Buffers;
using System.Net;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Api.Tcp;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>
/// A connection with what is asked for: TLS, something sent, something expected. Its round-trip time is what connecting, TLS and
/// waiting for the answer took.
/// </summary>
internal sealed class TcpExchange(TcpOrder order, ConnectionPoll connections, MonotonicClock clock) : IExchange
{
    private const int Connect = 0, Handshake = 1, Processing = 2, Transfer = 3, MaxShown = 40;

    private readonly PhaseTimes _times = new(clock, TcpMetrics.Phases.Count);
    private readonly IPEndPoint _peer = new(order.Address.Value, order.Port);
    private volatile TcpFigures? _tcp;
    private volatile TlsFigures? _tls;
    private volatile string _stage = "starting";

    public string Stage => _stage;

    public void Show(Series series)
    {
        series.Tcp = _tcp ?? series.Tcp;
        series.Tls = _tls ?? series.Tls;
    }

    public async Task<Outcome> RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (await ConverseAsync(cancellation) is { } failure) return failure;
            _tcp = new TcpFigures(_times.Seconds());
            return Outcome.Received(_times.Sum(Connect, Transfer));
        }
        catch (Exception e)
        {
            return TcpFailure.Of(e);
        }
    }

    /// <summary>Null when everything was as it should be.</summary>
    private async ValueTask<Outcome?> ConverseAsync(CancellationToken cancellation)
    {
        _stage = $"connecting to {_peer}";

        var where = order.Aim.Expect?.IsPattern == true ? Continuation.OnPool : order.Tls is not null ? Continuation.Apart : Continuation.OnEngine;
        var tcp = await connections.OpenAsync(order.Address, order.Port, where, cancellation);
        if (tcp.Connection is not { } connection) return tcp.Failure;
        await using var opened = connection;
        _times.Add(Connect, connection.ConnectTime);
        Stream stream = connection;
        using var session = order.Tls is { } settings ? new TlsSession(settings) : null;
        _times.Begin();
        if (session is not null)
        {
            _stage = $"in the TLS handshake with {_peer}";
            var tls = await TlsLink.OpenAsync(connection, session, cancellation);
            _times.End(Handshake, connection.LastArrival);
            _tls = tls.Figures;
            if (tls.Stream is null) return tls.Failure;
            stream = tls.Stream;
        }

        await using var secured = stream;
        _times.Begin();
        if (order.Aim.Send is { } bytes)
        {
            _stage = $"sending to {_peer}";
            await stream.WriteAsync(bytes, cancellation);
        }

        // The end of the handshake may still wait for something to go with.
        await stream.FlushAsync(cancellation);
        return order.Aim.Expect is { } expect ? await ReadAsync(stream, connection, expect, cancellation) : null;
    }

    private async ValueTask<Outcome?> ReadAsync(Stream stream, Connection connection, ExpectRule expect, CancellationToken cancellation)
    {
        _stage = $"waiting for {expect}";
        var buffer = ArrayPool<byte>.Shared.Rent(ExpectRule.MaxAnswerBytes);
        try
        {
            for (var count = 0; count < ExpectRule.MaxAnswerBytes;)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(count, ExpectRule.MaxAnswerBytes - count), cancellation);
                if (read == 0)
                    return Outcome.Lost(ProbeReason.UnexpectedAnswer, $"the server closed the connection without {expect}; {Describe(buffer.AsSpan(0, count))}");
                _times.End(count == 0 ? Processing : Transfer, connection.LastArrival);
                connection.ResetOnClose();
                var found = expect.IsIn(buffer.AsSpan(0, count + read), searched: count);
                if (found == true) return null;
                if (found is null) return Outcome.Lost(ProbeReason.UnexpectedAnswer, BoundedPattern.TookTooLong);
                count += read;
                _stage = $"waiting for {expect}; {Describe(buffer.AsSpan(0, count))}";
            }

            return Outcome.Lost(ProbeReason.TooLarge, $"the server sent {ExpectRule.MaxAnswerBytes} bytes without {expect}; {Describe(buffer)}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Describe(ReadOnlySpan<byte> answer) => answer.IsEmpty
        ? "it sent nothing"
        : $"{answer.Length} bytes came: {EscapedText.Encode(answer[..Math.Min(answer.Length, MaxShown)])}{(answer.Length > MaxShown ? "…" : "")}";
}
