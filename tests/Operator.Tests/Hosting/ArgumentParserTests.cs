using System.Net;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Operator.Tests.Hosting;

public sealed class ArgumentParserTests
{
    [Fact]
    public void Without_flags_the_defaults_hold()
    {
        var arguments = ArgumentParser.Parse([]);
        Assert.Equal(8080, arguments.Metrics.Port);
        Assert.True(arguments.LeaderElect);
        Assert.StartsWith("networktelemetry/prober:", arguments.ProberImage);
        Assert.Null(arguments.Namespace);
    }

    [Fact]
    public void Every_flag_is_read_with_an_equals_sign_or_without()
    {
        var arguments = ArgumentParser.Parse(
        [
            "--metrics-bind-address=127.0.0.1:9000", "--health-probe-bind-address", "[::1]:9001", "--leader-elect=false", "--leader-election-namespace", "sys",
            "--prober-image=example.com/prober:2", "--kubeconfig", "k.yaml", "--namespace=web", "--log-level", "debug",
        ]);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 9000), arguments.Metrics);
        Assert.Equal(new IPEndPoint(IPAddress.IPv6Loopback, 9001), arguments.HealthProbe);
        Assert.False(arguments.LeaderElect);
        Assert.Equal(("sys", "example.com/prober:2", "k.yaml", "web"), (arguments.LeaderElectionNamespace, arguments.ProberImage, arguments.Kubeconfig, arguments.Namespace));
        Assert.Equal(LogLevel.Debug, arguments.LogLevel);
        Assert.True(ArgumentParser.Parse(["--leader-elect"]).LeaderElect);
    }

    [Theory]
    [InlineData("--metrics", "unknown flag \"--metrics\"")]
    [InlineData("up", "unknown flag \"up\"")]
    [InlineData("--kubeconfig", "--kubeconfig needs a value")]
    [InlineData("--prober-image=", "--prober-image needs a value")]
    [InlineData("--leader-elect=maybe", "\"maybe\" is neither true nor false")]
    [InlineData("--log-level=loud", "\"loud\" is not one of")]
    [InlineData("--log-level=3", "\"3\" is not one of")]
    [InlineData("--metrics-bind-address=::1", "\"::1\" is not ADDRESS:PORT")]
    [InlineData("--metrics-bind-address=127.0.0.1", "is not ADDRESS:PORT")]
    [InlineData("--metrics-bind-address=:99999", "is not ADDRESS:PORT")]
    public void A_wrong_flag_is_named_in_one_line(string flag, string message)
    {
        var problem = Assert.Throws<FormatException>(() => ArgumentParser.Parse([flag]));
        Assert.Contains(message, problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
    }
}
