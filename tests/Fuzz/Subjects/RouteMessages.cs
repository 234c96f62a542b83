using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Prober.Isolation;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>The kernel's answers about routes.</summary>
internal sealed class RouteMessages() : FuzzSubject("netlink")
{
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        [2, 32, 0, 0, 254, 0, 0, 1, 0, 0, 0, 0, .. Attribute(4, [3, 0, 0, 0]), .. Attribute(5, [192, 0, 2, 1]), .. Attribute(7, [192, 0, 2, 9])],
        [2, 32, 0, 0, 254, 0, 0, 1, 0, 0, 0, 0, .. Attribute(18, [10, 0, .. new byte[16]]), .. Attribute(4, [3, 0, 0, 0])],
        Route.Question(new byte[16]),
    ];

    public override int MaxBytes => 4096;

    public override long MaxAllocated(int length) => 256 + (length * 16L);

    public override void Take(byte[] input)
    {
        if (Route.Read(input) is { } route) Holds(route.Gateway.Length is 0 or 4 or 16, "a gateway is an address");
    }

    private static byte[] Attribute(byte type, byte[] value) => [(byte)(4 + value.Length), 0, type, 0, .. value, .. new byte[-value.Length & 3]];
}
