using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tests.Icmp;

public sealed class EchoTemplateTests
{
    [Fact]
    public void A_request_from_the_template_is_the_one_that_the_codec_writes() => Prop.ForAll<ulong, ushort, bool>((token, identifier, v6) =>
    {
        var family = v6 ? IpFamily.V6 : IpFamily.V4;
        var template = new EchoTemplate(family, identifier, token);
        var expected = new byte[EchoCodec.HeaderBytes + 1000];
        foreach (var serial in new[] { 0u, 1u, 0xFFFFu, 0x10000u, 0x1234_5678u, uint.MaxValue, (uint)token, identifier })
        foreach (var payload in new[] { 24, 56, 57, 1000 })
        {
            var length = EchoCodec.WriteRequest(expected, family, identifier, serial, token, payload);
            if (!template.Write(serial, payload).SequenceEqual(expected.AsSpan(0, length))) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();
}
