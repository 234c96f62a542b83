using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Resolution;

public sealed class ConfigurationFileTests
{
    // systemd-resolved, resolvconf and NetworkManager all make /etc/resolv.conf a link to a file of theirs, which they replace.
    [Fact]
    public void A_change_is_seen_behind_a_symbolic_link()
    {
        using var target = new TemporaryFile();
        using var link = new TemporaryFile();
        var time = new FakeTime();
        target.Write("first");
        File.CreateSymbolicLink(link.Path, target.Path);
        var file = new ConfigurationFile<string>(time, link.Path, text => text, "initial");
        Assert.Equal(("first", true), file.Read());
        target.Write("another one");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("another one", true), file.Read());
        target.Dispose();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("another one", false), file.Read());
    }

    [Fact]
    public void What_did_not_change_is_not_read_again()
    {
        using var file = new TemporaryFile();
        var (time, parsed) = (new FakeTime(), 0);
        file.Write("first");
        var read = new ConfigurationFile<int>(time, file.Path, _ => ++parsed, 0);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((1, true), read.Read());
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
