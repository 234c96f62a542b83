namespace NetworkTelemetry.RealCluster.Support;

/// <summary>The cluster of <c>hack/devcluster</c>: its node is this machine, so that tests load images into it, reach its pods and see their processes.</summary>
public static class DevCluster
{
    private static readonly string State = Environment.GetEnvironmentVariable("DEVCLUSTER_STATE") is { Length: > 0 } state ? state : "/run/devcluster";

    public static string Kubeconfig => Path.Combine(State, "kubeconfig");

    /// <summary>The node's address, which pods can reach.</summary>
    public static string NodeAddress => "10.244.0.1";

    private static readonly Lazy<Task> Images = new(ImportImagesAsync);

    public static bool IsUnderTest { get; } = Environment.GetEnvironmentVariable("TELEMETRY_TEST_KUBECONFIG") == Kubeconfig;

    /// <summary>Ends the test as skipped on any other cluster.</summary>
    public static void Require() => Assert.SkipUnless(IsUnderTest, "needs the cluster of hack/devcluster");

    /// <summary>Builds the images where they are older than the sources, and makes them known to the node.</summary>
    public static Task LoadImagesAsync() => Images.Value;

    private static async Task ImportImagesAsync()
    {
        foreach (var name in new[] { "operator", "prober" })
        {
            await RunAsync(Repository.PathOf("hack", "image"), name);
            await RunAsync(Repository.PathOf("hack", "devcluster"), "load", Repository.PathOf("artifacts", "images", $"{name}.tar"));
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var result = await Command.RunAsync(program, arguments);
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {result}");
    }
}
