using System.Buffers;
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
/// A connection with what is asked for: TLS, something sent, something expected. Its round-trip time is that from the start of the connection until all of it was done.
/// </summary>
internal sealed class TcpExchange(TcpOrder order, MonotonicClock clock) : IExchange
{
    private const int Connect = 0, Handshake = 1, Processing = 2, Transfer = 3, MaxShown = 40;

    private readonly double[] _phases = new double[TcpMetrics.Phases.Count];
    private volatile TcpFigures? _tcp;
    private volatile TlsFigures? _tls;
    private volatile string _stage = "starting";
    private long _from;

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
            var start = _from = clock.Now;
            var failure = await ConverseAsync(cancellation);
            if (failure is { } lost) return lost;
            _tcp = new TcpFigures([.. _phases]);
            return Outcome.Received(Math.Max(1, _from - start));
        }
        catch (Exception e)
        {
            return TcpFailure.Of(e);
        }
    }

    /// <summary>Null when everything was as it should be.</summary>
    private async Task<Outcome?> ConverseAsync(CancellationToken cancellation)
    {
        _stage = $"connecting to {order.Endpoint}";
        var tcp = await TcpLink.OpenAsync(order.Endpoint, cancellation);
        Took(Connect);
        if (tcp.Stream is not { } stream) return tcp.Failure;
        await using var opened = stream;
        if (order.Tls is { } settings)
        {
            _stage = $"in the TLS handshake with {order.Endpoint}";
            var tls = await TlsLink.OpenAsync(stream, settings, cancellation);
            Took(Handshake);
            _tls = tls.Figures;
            if (tls.Stream is null) return tls.Failure;
            stream = tls.Stream;
        }

        await using var secured = stream;
        if (order.Aim.Send is { } bytes)
        {
            _stage = $"sending to {order.Endpoint}";
            await stream.WriteAsync(bytes, cancellation);
            await stream.FlushAsync(cancellation);
        }

        if (order.Aim.Expect is { } expect) return await ReadAsync(stream, expect, cancellation);
        _from = clock.Now;
        return null;
    }

    private async Task<Outcome?> ReadAsync(Stream stream, ExpectRule expect, CancellationToken cancellation)
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
                Took(count == 0 ? Processing : Transfer);
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

    private void Took(int phase)
    {
        var now = clock.Now;
        _phases[phase] += MonotonicClock.Seconds(now - _from);
        _from = now;
    }
}
