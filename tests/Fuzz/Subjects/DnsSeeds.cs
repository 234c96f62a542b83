using System.Net;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Responses with records of every type that is read, one that is not, and the compression that servers use.</summary>
internal static class DnsSeeds
{
    public static IEnumerable<byte[]> Of(byte[] query)
    {
        var name = ResponseBuilder.Name("ns.example.test");
        yield return query;
        yield return new ResponseBuilder(query).Address("192.0.2.7").Address("2001:db8::7", 60).Build();
        yield return new ResponseBuilder(query, code: 3).Add(1, name, 6, 900, [.. name, 0xC0, 16, .. ResponseBuilder.Number32(2026112101), .. new byte[16]]).Add(2, [0], 41, 0x01000000, [], 1232).Build();
        yield return new ResponseBuilder(query).Answer(5, name).Answer(2, [0xC0, 16]).Answer(12, name).Answer(15, [0, 10, .. name]).Answer(33, [0, 1, 0, 2, 20, 95, 0xC0, 16]).Build();
        yield return new ResponseBuilder(query).Answer(16, "\x0Bv=spf1 -all\x00"u8.ToArray()).Answer(257, [0, 5, .. "issueletsencrypt.org"u8]).Answer(999, [1, 2, 3]).Build();
        yield return new ResponseBuilder(query).Answer(65, [0, 1, 0, 0, 1, 0, 6, 2, (byte)'h', (byte)'2', 2, (byte)'h', (byte)'3', 0, 4, 0, 4, .. IPAddress.Loopback.GetAddressBytes(), 0, 3, 0, 2, 1, 187]).Build();
        yield return new ResponseBuilder(query, code: 1, truncated: true, withQuestion: false).Build();

        // Pointers that lead to pointers.
        var chain = new ResponseBuilder(query);
        var first = chain.Position + 12;
        chain.Answer(999, [0xC0, 12, .. Enumerable.Range(0, 60).SelectMany(i => new[] { (byte)(0xC0 | ((first + (2 * i)) >> 8)), (byte)(first + (2 * i)) })]);
        yield return chain.Add(0, [(byte)(0xC0 | ((first + 120) >> 8)), (byte)(first + 120)], 1, 5, [192, 0, 2, 1]).Build();
    }
}
