using NetworkTelemetry.Prober.Icmp;

namespace NetworkTelemetry.Prober.Tests.Icmp;

public sealed class SendStampTests
{
    private const long Second = 1_000_000_000;

    // Sent at realtime 1000 s, monotonic 1 s. Times in microseconds: kernel stamp after the send, then both clocks when the reply was read.
    [Theory]
    [InlineData(250, 300, 300, 250)] // the stamp leaves our own 50 µs out
    [InlineData(250, 90_000, 90_000, 250)] // also when we were 90 ms late to read
    [InlineData(0, 300, 300, 300)] // no stamp
    [InlineData(5_250, 5_300, 300, 300)] // the clock stepped 5 ms forward meanwhile
    [InlineData(-4_750, -4_700, 300, 300)] // and back
    [InlineData(250, 1_000, 300, 250)] // slewing of less than 1 ms is no step
    [InlineData(-10, 300, 300, 300)] // a stamp before the send can't be right
    public void Round_trip_time_uses_the_kernel_stamp_unless_the_clock_was_set(long stamp, long realtime, long monotonic, long expected)
    {
        var sent = new SendStamp(1000 * Second, Second);
        var kernel = stamp == 0 ? 0 : (1000 * Second) + (stamp * 1000);
        Assert.Equal(expected * 1000, sent.RoundTrip(kernel, new SendStamp((1000 * Second) + (realtime * 1000), Second + (monotonic * 1000))));
    }
}
