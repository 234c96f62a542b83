using System.Diagnostics;
using System.Globalization;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

public sealed class FullDiskTests
{
    private const string Alone = "LOCAL_CLUSTER_TEST_ALONE";
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    /// <summary>A bound on the size of files stands in for the full disk. It is one of the whole process, so the test runs itself again in a process of its own.</summary>
    [Fact]
    public async Task A_write_that_the_disk_refuses_stops_no_later_one()
    {
        if (Environment.GetEnvironmentVariable(Alone) is null)
        {
            await RunAloneAsync(nameof(A_write_that_the_disk_refuses_stops_no_later_one));
            return;
        }

        await using var cluster = await TestCluster.StartAsync();
        await LimitFilesAsync("1000000");
        var stored = 0;
        while (await WriteAsync(cluster, $"m{stored}", 100_000) == 201)
            stored++;
        Assert.InRange(stored, 1, 20);
        Assert.Equal(500, await WriteAsync(cluster, "more", 100_000));
        Assert.Equal(500, await WriteAsync(cluster, "more", 100_000));
        Assert.Equal(stored, (await cluster.GetAsync(Maps)).Body["items"]!.AsArray().Count);

        await LimitFilesAsync("unlimited");
        Assert.Equal(201, await WriteAsync(cluster, "more", 100_000));
        Assert.Equal(stored + 1, (await cluster.GetAsync(Maps)).Body["items"]!.AsArray().Count);
    }

    private static async Task<int> WriteAsync(TestCluster cluster, string name, int size) =>
        (await cluster.PostAsync(Maps, $$"""{"metadata":{"name":"{{name}}"},"data":{"a":"{{new string('x', size)}}"} }""")).Code;

    // A bound that is passed would end the process by a signal; one that was ignored before it started stays so.
    private static Task RunAloneAsync(string test) => RunAsync("sh", "-c", "trap '' XFSZ; exec \"$0\" -method \"*.$1\"", Environment.ProcessPath!, test);

    private static Task LimitFilesAsync(string bytes) =>
        RunAsync("prlimit", "--pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited");

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment[Alone] = "yes";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
    }
}
