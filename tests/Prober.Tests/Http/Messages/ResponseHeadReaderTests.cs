using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Http.Messages;

namespace NetworkTelemetry.Prober.Tests.Http.Messages;

public sealed class ResponseHeadReaderTests
{
    private static ResponseHead? Read(string head) => ResponseHeadReader.Read(Encoding.Latin1.GetBytes(head));

    [Fact]
    public void What_the_prober_needs_is_read_and_the_rest_is_skipped()
    {
        var head = Read(
            "HTTP/1.1 302 Found\r\nX-Other:\r\nLOCATION: \t/there \r\ncontent-type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: 42\r\n\r\n");
        Assert.Equal(new ResponseHead(302, 1.1, "/there", "text/html; charset=utf-8", "gzip", 42), head);
    }

    [Fact]
    public void A_Location_of_broken_text_costs_no_more_than_its_length()
    {
        byte[] head = [.. "HTTP/1.1 302 Found\nLocation: https://example.net/"u8, .. Enumerable.Repeat<byte[]>([0xFF, 0xFE, 0x70], 20_000).SelectMany(some => some), .. "\n\n"u8];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.EndsWith("\u00FF\u00FEp", ResponseHeadReader.Read(head)!.Location, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 4 * head.Length);
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n", 200, 1.0)]
    [InlineData("HTTP/1.1 200\r\n\r\n", 200, 1.1)]
    [InlineData("HTTP/1.1 999 \r\n\r\n", 999, 1.1)]
    [InlineData("HTTP/1.1 204 No\nServer: bare line feeds\n\n", 204, 1.1)]
    [InlineData("HTTP/1.1 200 OK\r\nX-Long: one\r\n  and more\r\n\ttabbed\r\n\r\n", 200, 1.1)]
    public void Heads_that_servers_really_send_are_read(string text, int status, double version)
    {
        var head = Read(text)!;
        Assert.Equal((status, version), (head.Status, head.Version));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("HTTP/2 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.x 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 +20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 099 Low\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n: no name\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nSpace : before the colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    public void A_malformed_head_is_none(string text) => Assert.Null(Read(text));

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 5\r\n", 5L, false)]
    [InlineData("Content-Length: -1\r\n", null, false)]
    [InlineData("Content-Length: 99999999999999999999\r\n", null, false)]
    [InlineData("Transfer-Encoding: chunked\r\n", null, true)]
    [InlineData("Transfer-Encoding: gzip, Chunked\r\n", null, true)]
    [InlineData("Transfer-Encoding: chunked, gzip\r\n", null, false)]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", 5L, true)]
    public void The_length_of_the_body_is_read(string headers, long? length, bool chunked)
    {
        var head = Read($"HTTP/1.1 200 OK\r\n{headers}\r\n")!;
        Assert.Equal((length, chunked), (head.ContentLength, head.IsChunked));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("HT", true)]
    [InlineData("HTTP/1.1 200", true)]
    [InlineData("h", false)]
    [InlineData("HTTP/2", false)]
    [InlineData("SSH-2.0-OpenSSH", false)]
    public void A_server_of_another_kind_is_known_by_its_first_bytes(string received, bool can) =>
        Assert.Equal(can, ResponseHeadReader.CanBegin(Encoding.ASCII.GetBytes(received)));

    [Fact]
    public void The_end_is_found_however_the_head_comes_in_pieces() => Check.QuickThrowOnFailure(Prop.ForAll<byte>(seed =>
    {
        foreach (var head in new[] { "HTTP/1.1 200 OK\r\nA: b\r\n\r\n", "HTTP/1.1 200 OK\nA: b\n\n", "HTTP/1.1 200 OK\r\n\r\n" })
        {
            var received = Encoding.ASCII.GetBytes(head + "body\r\n\r\nbody");
            var random = new Random(seed);
            for (int searched = 0, length = 0; length == 0;)
            {
                var count = Math.Min(received.Length, searched + random.Next(1, 5));
                length = ResponseHeadReader.LengthOf(received.AsSpan(0, count), searched);
                Assert.True(length == (count >= head.Length ? head.Length : 0), $"{length} of {head.Length} after {count} bytes");
                searched = count;
            }
        }
    }));

    [Fact]
    public void Bytes_of_any_kind_never_throw() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
    {
        byte[] head = [.. "HTTP/1.1 200 OK\r\n"u8, .. bytes, .. "\r\n\r\n"u8];
        _ = ResponseHeadReader.Read(bytes);
        _ = ResponseHeadReader.Read(head);
        Assert.InRange(ResponseHeadReader.LengthOf(head, 0), 1, head.Length);
    }));
}
