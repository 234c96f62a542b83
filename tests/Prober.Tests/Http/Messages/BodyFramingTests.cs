using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Http.Messages;

namespace NetworkTelemetry.Prober.Tests.Http.Messages;

public sealed class BodyFramingTests
{
    private static readonly ResponseHead Ok = new(200, 1.1);

    /// <summary>What is left of the bytes when they come in pieces of these sizes.</summary>
    private static byte[] Decode(BodyFraming framing, ReadOnlySpan<byte> raw, Func<int> nextPiece)
    {
        var body = new List<byte>();
        for (var at = 0; at < raw.Length && !framing.HasEnded;)
        {
            var piece = raw.Slice(at, Math.Min(nextPiece(), raw.Length - at)).ToArray();
            at += piece.Length;
            body.AddRange(piece[..framing.Take(piece)]);
        }

        return [.. body];
    }

    [Fact]
    public void Every_body_survives_being_chunked_and_cut_to_pieces() => Check.QuickThrowOnFailure(Prop.ForAll<byte[][], byte>((chunks, seed) =>
    {
        var random = new Random(seed);
        var raw = new List<byte>();
        foreach (var chunk in chunks.Where(chunk => chunk.Length > 0))
            raw.AddRange([.. Encoding.ASCII.GetBytes($"{chunk.Length:X}{(random.Next(2) == 0 ? ";name=\"value\"" : "")}\r\n"), .. chunk, .. "\r\n"u8]);
        raw.AddRange("0\r\nTrailer: x\r\n\r\nwhat comes behind"u8);
        var framing = BodyFraming.Of(Ok with { IsChunked = true, ContentLength = 3 }, hasBody: true);
        Assert.Equal(chunks.SelectMany(chunk => chunk), Decode(framing, raw.ToArray(), () => random.Next(1, 12)));
        Assert.True(framing.HasEnded);
        framing.Close();
    }));

    [Fact]
    public void Bytes_of_any_kind_are_a_body_or_malformed() => Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte>((bytes, seed) =>
    {
        var random = new Random(seed);
        try
        {
            Assert.InRange(Decode(new ChunkedFraming(), bytes, () => random.Next(1, 5)).Length, 0, bytes.Length);
        }
        catch (HttpIOException e)
        {
            Assert.Equal(HttpRequestError.InvalidResponse, e.HttpRequestError);
        }
    }));

    [Theory]
    [InlineData("\r\n")]
    [InlineData(";\r\n")]
    [InlineData("zz\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("1\r\nab")]
    [InlineData("FFFFFFFFFFFFFFFF\r\n")]
    public void Malformed_chunks_are_refused(string raw) =>
        Assert.Throws<HttpIOException>(() => Decode(new ChunkedFraming(), Encoding.ASCII.GetBytes(raw), () => 100));

    [Theory]
    [InlineData("1;", "x")]
    [InlineData("0\r\n", "Trailer: x\r\n")]
    public void What_lies_between_chunks_is_bounded(string first, string again)
    {
        var framing = new ChunkedFraming();
        Assert.Equal(0, framing.Take(Encoding.ASCII.GetBytes(first)));
        Assert.Throws<HttpIOException>(() => Decode(framing, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(again, 70_000))), () => 1000));
    }

    [Theory]
    [InlineData(200, true, 3L, "abcdef", "abc", true)]
    [InlineData(200, true, 9L, "abcdef", "abcdef", false)]
    [InlineData(200, true, null, "abcdef", "abcdef", false)]
    [InlineData(200, true, 0L, "abcdef", "", true)]
    [InlineData(200, false, 3L, "abcdef", "", true)]
    [InlineData(204, true, 3L, "abcdef", "", true)]
    [InlineData(304, true, null, "abcdef", "", true)]
    public void A_body_ends_where_the_head_says(int status, bool hasBody, long? length, string raw, string body, bool ends)
    {
        var framing = BodyFraming.Of(Ok with { Status = status, ContentLength = length }, hasBody);
        Assert.Equal((body, ends), (Encoding.ASCII.GetString(Decode(framing, Encoding.ASCII.GetBytes(raw), () => 2)), framing.HasEnded));
    }

    [Fact]
    public void Only_a_body_without_a_length_may_end_with_the_connection()
    {
        new LengthFraming(null).Close();
        Assert.Throws<HttpIOException>(new LengthFraming(1).Close);
        Assert.Throws<HttpIOException>(new ChunkedFraming().Close);
    }
}
