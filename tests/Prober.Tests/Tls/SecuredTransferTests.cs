using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Http;
using NetworkTelemetry.Prober.Tests.Tcp;

namespace NetworkTelemetry.Prober.Tests.Tls;

public sealed class SecuredTransferTests
{
    private const int Large = 1_500_000;

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Large_bodies_go_both_ways(HttpProtocols protocol)
    {
        var body = new string('q', 200_000) + Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        using var certificate = TestCertificates.Valid("127.0.0.1");
        await using var server = await WebServer.StartAsync(
            context => context.Response.WriteAsync(new string('x', Large) + "the end"), certificate, protocol);
        using var bench = new HttpBench();
        bench.Put("ca-1", TestCertificates.AuthorityPem);
        var http = new HttpEntry { Tls = TcpBench.OwnRoots, Method = "POST", Body = body, MaxBodyBytes = 2 * Large, BodyMatch = new BodyMatchEntry { Contains = "xthe end" } };
        var series = bench.Measure(HttpBench.Probe(server.Port, http));
        Assert.Equal((ProbeReason.Ok, null), (series.Row.Reason, series.Row.Message));
        Assert.Equal(Large + 7, series.Http!.BodyBytes);
        Assert.Equal(body, Assert.Single(server.Requests).Body);
    }
}
