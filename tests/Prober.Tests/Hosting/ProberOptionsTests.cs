using Microsoft.Extensions.Logging;
using NetworkTelemetry.Prober.Hosting;

namespace NetworkTelemetry.Prober.Tests.Hosting;

public sealed class ProberOptionsTests
{
    [Theory]
    [InlineData("--list-directory /lists", null, "[::]:9810")]
    [InlineData("--list-directory /lists", "10.1.2.3", "10.1.2.3:9810")]
    [InlineData("--list-directory /lists", "fd00::7", "[fd00::7]:9810")]
    [InlineData("--list-directory=/lists --listen=127.0.0.1:1", "10.1.2.3", "127.0.0.1:1")]
    [InlineData("--listen [::1]:99 --list-directory /lists", null, "[::1]:99")]
    [InlineData("--listen :99 --list-directory /lists", null, "[::]:99")]
    public void The_address_comes_from_the_flag_or_the_pod(string arguments, string? podIp, string expected)
    {
        var options = ProberOptions.Parse(arguments.Split(' '), podIp);
        Assert.Equal(("/lists", expected, LogLevel.Information), (options.ListDirectory, options.Listen.ToString(), options.LogLevel));
    }

    [Theory]
    [InlineData("--list-directory /lists", "10.1.2.3", "10.1.2.3:9811")]
    [InlineData("--list-directory /lists --listen 127.0.0.1:1", "10.1.2.3", "10.1.2.3:9811")]
    [InlineData("--list-directory /lists --listen-tls 127.0.0.1:0", "10.1.2.3", "127.0.0.1:0")]
    public void TLS_has_a_port_of_its_own(string arguments, string? podIp, string expected) =>
        Assert.Equal(expected, ProberOptions.Parse(arguments.Split(' '), podIp).ListenTls.ToString());

    [Theory]
    [InlineData("--list-directory /lists", 200, 50_000)]
    [InlineData("--list-directory /lists --destination-rate=10 --total-rate 100000", 10, 100_000)]
    public void The_pace_has_defaults(string arguments, int perDestination, int inTotal)
    {
        var pace = ProberOptions.Parse(arguments.Split(' '), null).Pace;
        Assert.Equal((perDestination, inTotal), (pace.PerDestination.PerSecond, pace.InTotal.PerSecond));
    }

    [Theory]
    [InlineData("--list-directory /lists --listen-tls nowhere", "--listen-tls: \"nowhere\"")]
    [InlineData("", "--list-directory is missing")]
    [InlineData("--list-directory", "--list-directory needs a value")]
    [InlineData("--list-directory /lists --listen 127.0.0.1", "--listen")]
    [InlineData("--list-directory /lists --listen ::1", "--listen")]
    [InlineData("--list-directory /lists --listen nowhere:1", "--listen")]
    [InlineData("--list-directory /lists --log-level loud", "--log-level")]
    [InlineData("--list-directory /lists --log-level 77", "--log-level")]
    [InlineData("--list-directory /lists --destination-rate 0", "--destination-rate: \"0\"")]
    [InlineData("--list-directory /lists --total-rate fast", "--total-rate: \"fast\"")]
    [InlineData("--list-directory /lists --total-rate 1000001", "--total-rate")]
    [InlineData("--list-directory /lists --nope", "unknown flag --nope")]
    [InlineData("--list-directory /lists extra", "unknown flag extra")]
    public void A_wrong_command_line_is_named_in_one_line(string arguments, string expected)
    {
        var error = Assert.Throws<FormatException>(() => ProberOptions.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), null));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
