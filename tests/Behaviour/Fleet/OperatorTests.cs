using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace NetworkTelemetry.Behaviour.Fleet;

/// <summary>The operator's own requests against a real API server, from outside of the cluster.</summary>
public sealed class OperatorTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task The_samples_get_a_status_without_any_error_of_the_API()
    {
        ClusterUnderTest.RequireReal("needs a real kubelet that cannot pull the image");
        var samples = string.Join("\n---\n", Repository.Read("config", "samples", "networkdeployment.yaml"), Repository.Read("config", "samples", "probetarget.yaml"));
        await Kubectl.ApplyAsync(samples.Replace("namespace: default", $"namespace: {Namespace}", StringComparison.Ordinal));
        using var log = new StringWriter();
        using var process = Start(log);
        try
        {
            await KubectlAsync("wait", "nd/edge", "--for=jsonpath={.status.phaseCounts.failed}=3", "--timeout=90s");
            await Eventually.EqualAsync("2", () => KubectlAsync("get", "pt", "loopback", "-o", "jsonpath={.status.assignedNodes}"), Patience);
            Assert.Matches("ErrImagePull|ImagePullBackOff", await KubectlAsync("get", "nd", "edge", "-o", "jsonpath={.status.nodes[*].reason}"));
            Assert.Equal("False", await KubectlAsync("get", "nd", "edge", "-o", "jsonpath={.status.conditions[?(@.type==\"Ready\")].status}"));
            await Eventually.TrueAsync(
                async () => (await KubectlAsync("get", "events", "--field-selector=involvedObject.kind=NetworkDeployment", "-o", "jsonpath={.items[*].reason}")).Contains("NodeFailed", StringComparison.Ordinal),
                () => Task.FromResult("no NodeFailed event"));
            await KubectlAsync("delete", "nd", "edge", "--timeout=60s");
            await Eventually.EqualAsync("", () => KubectlAsync("get", "configmaps,secrets", "-l", "networktelemetry.io/deployment=edge", "-o", "name"), Patience);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        Assert.Equal("", string.Join('\n', log.ToString().Split('\n').Where(line => Regex.IsMatch(line, @"^\S+ (warning|error|critical) "))));
        Assert.Contains("acquired", log.ToString(), StringComparison.Ordinal);
    }

    private Process Start(StringWriter log)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                Repository.PathOf("artifacts", "app", "telemetry-operator"),
                ["--kubeconfig", Kubeconfig, "--namespace", Namespace, "--leader-election-namespace", Namespace, "--prober-image=images.invalid/prober:1", $"--metrics-bind-address=127.0.0.1:{FreePort()}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var synchronized = TextWriter.Synchronized(log);
        process.OutputDataReceived += (_, line) => synchronized.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => synchronized.WriteLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
