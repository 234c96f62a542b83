using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>
/// Reads what comes to a port. A datagram counts only if it comes from the server and port that was asked to the port that asked, and repeats identifier and question
/// (RFC 5452 §9.1); any other is passed over: it may be forged, and the true one may still come. For the engine's thread.
/// </summary>
/// <param name="truncated">Takes over requests whose response did not fit, with the nanoseconds that they took so far.</param>
internal sealed class PortReader(MonotonicClock clock, Action<Request, long> truncated) : IDisposable
{
    private const int ErrorQueue = 0x2000;
    private const int IdentifierBytes = 2;

    // More than we say we take: a server that exceeds that a little is still understood by resolvers, and so by us.
    private const int MaxDatagram = 4096;

    // More datagrams than a buffer holds: all that had come is read, and somebody who floods one port does not keep the engine from the others.
    private const int MaxBatches = 64;

    private readonly ReceiveBatch?[] _batches = new ReceiveBatch?[2];

    public void Read(QueryPort port)
    {
        var batch = BatchOf(port);
        var (datagrams, bytes) = (0, 0L);
        for (var batches = 0; batches < MaxBatches; batches++)
        {
            var count = batch.Receive(port.Socket.Descriptor, 0, out var isFull, out _);
            var now = count > 0 ? new SendStamp(clock.Realtime, clock.Now) : default;
            for (var i = 0; i < count; i++)
            {
                bytes += batch.BytesOf(i).Length;
                Take(port, batch, i, now);
            }

            datagrams += count;
            if (!isFull) break;
        }

        port.Drops.Observe(datagrams, bytes);
    }

    /// <summary>Whether there was an ICMP error.</summary>
    public bool ReadErrors(QueryPort port)
    {
        var (batch, any) = (BatchOf(port), false);
        for (var batches = 0; batches < MaxBatches; batches++)
        {
            var count = batch.Receive(port.Socket.Descriptor, ErrorQueue, out var isFull, out _);
            any |= count > 0;
            for (var i = 0; i < count; i++)
            {
                // Old routers quote no more than the UDP header: then there must be only one query that it can be about.
                var quoted = batch.BytesOf(i);
                var (error, serverPort) = (batch.Read(i), batch.PortOf(i));
                ref var query = ref quoted.Length < IdentifierBytes
                    ? ref port.Queries.FindOnly(error.Source, serverPort)
                    : ref port.Queries.Find(BinaryPrimitives.ReadUInt16BigEndian(quoted));
                if (!Unsafe.IsNullRef(ref query) && query.IsOpen && query.IsTo(error.Source, serverPort)) port.Settle(ref query, QueryErrors.OfQueue(error.Errno, error.IcmpType));
            }

            if (!isFull) break;
        }

        return any;
    }

    public void Dispose()
    {
        foreach (var batch in _batches) batch?.Dispose();
    }

    private void Take(QueryPort port, ReceiveBatch batch, int index, SendStamp now)
    {
        var message = batch.BytesOf(index);
        var (packet, sourcePort) = (batch.Read(index), batch.PortOf(index));
        if (message.Length >= DnsHeader.Bytes)
        {
            ref var query = ref port.Queries.Find(BinaryPrimitives.ReadUInt16BigEndian(message));
            if (!Unsafe.IsNullRef(ref query) && query.IsTo(packet.Source, sourcePort) && ResponseMatch.IsResponseTo(message, query.Id, query.Template))
            {
                if (query.IsOpen) Answer(port, ref query, message, batch.IsCut(index), query.Sent.RoundTrip(packet.KernelTime, now));
                else if (query.IsAnswered) query.Series!.Duplicates++;
                return;
            }
        }

        port.PassOver(packet.Source, sourcePort);
    }

    private void Answer(QueryPort port, ref OpenQuery query, ReadOnlySpan<byte> message, bool isCut, long roundTrip)
    {
        var request = query.Request!;
        if (isCut)
        {
            port.Settle(ref query, Outcome.Lost(ProbeReason.TooLarge, $"the response has more than {MaxDatagram} bytes although the query allows {DnsQuery.PayloadBytes}"));
            return;
        }

        // What a truncated response holds may be cut off anywhere.
        if (DnsHeader.TryRead(message, out var header) && header.IsTruncated)
        {
            port.Close(ref query);
            truncated(request, roundTrip);
        }
        else port.Settle(ref query, ResponseIntake.Take(request.Round, message, roundTrip));
    }

    private ReceiveBatch BatchOf(QueryPort port) => _batches[(int)port.Socket.Family] ??= new ReceiveBatch(port.Socket.Family, MaxDatagram);
}
