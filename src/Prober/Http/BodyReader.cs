using System.Buffers;
using System.IO.Compression;
using System.Net.Http.Headers;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Http.Messages;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Http;

/// <summary>Reads a body to its end or to the limit. It is only kept, and only decompressed, when there is something to look for in it.</summary>
internal sealed class BodyReader(HttpAim aim, BodyBudget budget)
{
    private const int ChunkBytes = 16 * 1024;

    private readonly long _limit = aim.Entry.MaxBodyBytes ?? 0;

    /// <summary>As they were transferred, before decompression.</summary>
    public long Bytes { get; private set; }

    /// <summary>Null when the body is as it should be.</summary>
    public async ValueTask<Outcome?> ReadAsync(ResponseHead head, IHttpWire wire, CancellationToken cancellation)
    {
        if (head.ContentLength > _limit) return TooLarge();
        await using var transferred = new CountingStream(await wire.BodyAsync(cancellation), _limit);
        await using var stream = aim.BodyRule is null ? transferred : Decode(transferred, head.ContentEncoding);
        var kept = new ArrayBufferWriter<byte>();
        try
        {
            if (await KeepAsync(stream, kept, cancellation) is { } failure) return failure;
            if (transferred.IsOver) return TooLarge();
            return aim.BodyRule?.Check(kept.WrittenSpan, CharsetOf(head)) is { } mismatch ? Outcome.Lost(ProbeReason.BodyMismatch, mismatch) : null;
        }
        catch (InvalidDataException) when (transferred.IsOver)
        {
            return TooLarge();
        }
        catch (InvalidOperationException e) when (stream is BrotliStream)
        {
            // What the other decompressors call invalid data.
            if (transferred.IsOver) return TooLarge();
            throw new InvalidDataException(e.Message, e);
        }
        finally
        {
            Bytes = transferred.Count;
            if (aim.BodyRule is not null) budget.Return(kept.WrittenCount);
        }
    }

    /// <summary>Reads to the end; null when that was possible.</summary>
    private async ValueTask<Outcome?> KeepAsync(Stream stream, ArrayBufferWriter<byte> kept, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            long total = 0;
            for (int read; (read = await stream.ReadAsync(buffer.AsMemory(0, ChunkBytes), cancellation)) > 0;)
            {
                total += read;
                if (total > _limit) return TooLarge();
                if (aim.BodyRule is null) continue;
                if (!budget.TryTake(read)) return Outcome.Discarded(ProbeReason.NotSent, "too many bodies are being read at once: give the probes less to match, or the deployment more nodes");
                kept.Write(buffer.AsSpan(0, read));
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? CharsetOf(ResponseHead head) => MediaTypeHeaderValue.TryParse(head.ContentType, out var type) ? type.CharSet : null;

    private static Stream Decode(Stream body, string? encoding) => encoding?.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(body, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(body, CompressionMode.Decompress),
        "BR" => new BrotliStream(body, CompressionMode.Decompress),
        _ => body,
    };

    private Outcome TooLarge() => Outcome.Lost(ProbeReason.TooLarge, $"the body has more than {_limit} bytes");
}
