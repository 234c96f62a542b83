using System.Buffers.Binary;
using System.Net.Security;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.Prober.Tests.Http;

public sealed class MisbehavingHttp2ServerTests
{
    // Length, type, flags, stream, payload (RFC 9113 §4.1).
    private const string Settings = "000000 04 00 00000000 ", GoAway = "000008 07 00 00000000 00000000 00000000 ", InternalError = "000004 03 00 00000001 00000002 ";
    private const string Refused = "000004 03 00 00000001 00000007 ", Ok = "000001 01 04 00000001 88 ", OkWithoutBody = "000001 01 05 00000001 88 ";
    private const string EarlyHints = "000005 01 04 00000001 08 03 313033 ", NotFound = "000001 01 05 00000001 8D ", Data = "000002 00 00 00000001 6F6B ", LastData = "000002 00 01 00000001 6F6B ";
    private const string Ping = "000008 06 00 00000000 0000000000000000 ", MoreFields = "000014 09 00 00000001 0001610162 0001610162 0001610162 0001610162 ";

    [Theory]
    [InlineData(Settings + OkWithoutBody, ProbeReason.Ok)]
    [InlineData(Settings + EarlyHints + EarlyHints + Ok + Data + LastData, ProbeReason.Ok)]
    [InlineData(Settings + NotFound, ProbeReason.UnexpectedStatus)]
    [InlineData(Settings + GoAway, ProbeReason.UnexpectedAnswer)]
    [InlineData(Settings + InternalError, ProbeReason.UnexpectedAnswer)]
    [InlineData(Settings + Refused, ProbeReason.UnexpectedAnswer)]
    [InlineData(Settings + Ok + Data + InternalError, ProbeReason.UnexpectedAnswer)]
    [InlineData(Settings + Ok + Data + GoAway, ProbeReason.UnexpectedAnswer)]
    [InlineData(Settings + LastData, ProbeReason.UnexpectedAnswer)]
    [InlineData(Settings, ProbeReason.Timeout)]
    [InlineData("", ProbeReason.Timeout)]
    [InlineData("485454502F312E3120323030204F4B0D0A0D0A", ProbeReason.UnexpectedAnswer)]
    [InlineData("FFFFFF 04 00 00000000", ProbeReason.UnexpectedAnswer)]
    [InlineData(Settings + "000001 01 04 00000001 80", ProbeReason.UnexpectedAnswer)]
    public void What_a_server_says_in_frames_has_a_reason(string frames, string reason)
    {
        var series = Measure(
            async (stream, cancellation) =>
            {
                await ReadRequestAsync(stream, cancellation);
                await stream.WriteAsync(Bytes(frames), cancellation);
                await stream.CopyToAsync(Stream.Null, cancellation);
            },
            reason == ProbeReason.Timeout ? 0.3 : 5);
        Assert.True((reason, 1) == (series.Row.Reason, series.Sent), $"{series.Row.Reason} {series.Row.Message}");
    }

    [Theory]
    [InlineData(Settings + "000001 01 00 00000001 88 ", MoreFields, ProbeReason.TooLarge)]
    [InlineData(Settings, EarlyHints, ProbeReason.TooLarge)]
    [InlineData(Settings, Ping, ProbeReason.UnexpectedAnswer)]
    public void A_server_that_never_ends_its_frames_gets_a_reason_within_the_time_out(string first, string again, string reason)
    {
        var series = Measure(async (stream, cancellation) =>
        {
            await ReadRequestAsync(stream, cancellation);
            await stream.WriteAsync(Bytes(first), cancellation);
            var frame = Bytes(again);
            while (true) await stream.WriteAsync(frame, cancellation);
        });
        Assert.True((reason, 1) == (series.Row.Reason, series.Sent), $"{series.Row.Reason} {series.Row.Message}");
    }

    [Fact]
    public void A_request_that_is_refused_is_not_sent_again()
    {
        var requests = 0;
        var series = Measure(async (stream, cancellation) =>
        {
            await stream.WriteAsync(Bytes(Settings), cancellation);
            while (true)
            {
                var id = await ReadRequestAsync(stream, cancellation, isFirst: requests == 0);
                requests++;
                await stream.WriteAsync(Bytes($"000004 03 00 {id:X8} 00000007"), cancellation);
            }
        });
        Assert.Equal((ProbeReason.UnexpectedAnswer, "the exchange broke off: the server refused the request"), (series.Row.Reason, series.Row.Message));
        Assert.Equal((1, 1), (series.Sent, requests));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Reads until the head of a request has come, and gives its stream.</summary>
    private static async Task<int> ReadRequestAsync(Stream stream, CancellationToken cancellation, bool isFirst = true)
    {
        const int PrefaceBytes = 24, FrameHeaderBytes = 9, Headers = 1;
        if (isFirst) await stream.ReadExactlyAsync(new byte[PrefaceBytes], cancellation);
        var header = new byte[FrameHeaderBytes];
        do
        {
            await stream.ReadExactlyAsync(header, cancellation);
            await stream.ReadExactlyAsync(new byte[(header[0] << 16) | (header[1] << 8) | header[2]], cancellation);
        }
        while (header[3] != Headers);
        return BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5));
    }

    private static Prober.Results.Series Measure(Func<Stream, CancellationToken, Task> talk, double timeoutSeconds = 5)
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var server = RawServer.Secured(new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [SslApplicationProtocol.Http2] }, talk);
        using var bench = new HttpBench();
        return bench.Measure(HttpBench.Probe(server.Port, new HttpEntry { Tls = new TlsEntry { SkipVerification = true } }) with { Timeout = TimeSpan.FromSeconds(timeoutSeconds) });
    }
}
