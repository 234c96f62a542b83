using System.Net;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class OneByOneTests
{
    public static TheoryData<Exception, string> Problems => new()
    {
        { new KubernetesException("exceeded quota", HttpStatusCode.Forbidden, new Status()), "abcd" },
        { new KubernetesException("a webhook failed", HttpStatusCode.InternalServerError, new Status()), "abcd" },
        { new InvalidOperationException("a defect"), "abcd" },
        { new KubernetesException("come back later", HttpStatusCode.TooManyRequests, new Status(), TimeSpan.FromSeconds(1)), "ab" },
        { new HttpRequestException("no answer"), "ab" },
        { new OperationCanceledException("stopping"), "ab" },
        { new NotLeaderException("another leads"), "ab" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task What_concerns_one_alone_takes_nothing_from_the_others_and_the_first_problem_is_told(Exception problem, string done)
    {
        var tried = "";
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => OneByOne.RunAsync("abcd", item =>
        {
            tried += item;
            return item switch
            {
                'b' => throw problem,
                'c' => throw new InvalidOperationException("a later one"),
                _ => Task.CompletedTask,
            };
        }));
        Assert.Equal(done, tried);
        Assert.Same(problem, thrown);
    }

    [Fact]
    public async Task Nothing_is_thrown_when_nothing_goes_wrong()
    {
        var tried = "";
        Assert.Null(await OneByOne.TryAsync("abc", item => Task.FromResult(tried += item)));
        Assert.Equal("abc", tried);
    }
}
