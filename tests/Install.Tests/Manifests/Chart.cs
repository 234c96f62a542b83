namespace NetworkTelemetry.Install.Tests.Manifests;

/// <summary>The chart as helm renders it, or hack/helm-template where there is no helm.</summary>
internal static class Chart
{
    public const string Release = "network-telemetry";
    public const string Namespace = "network-telemetry-system";

    private const int Unavailable = 69;

    public static async Task<IReadOnlyList<Manifest>> RenderAsync(params string[] arguments)
    {
        var result = await TryRenderAsync(arguments);
        Assert.True(result.ExitCode == 0, result.ToString());
        return Manifest.Read(result.Output);
    }

    public static Task<CommandResult> TryRenderAsync(params string[] arguments) => IsOnPath("helm")
        ? Command.RunAsync("helm", ["template", Release, Repository.PathOf("charts", "network-telemetry"), "-n", Namespace, .. arguments])
        : TryRenderWithoutHelmAsync(arguments);

    public static async Task<CommandResult> TryRenderWithoutHelmAsync(params string[] arguments)
    {
        var result = await Command.RunAsync(
            Repository.PathOf("hack", "helm-template"), [Release, Repository.PathOf("charts", "network-telemetry"), "-n", Namespace, .. arguments]);
        if (result.ExitCode == Unavailable) Assert.Skip(result.Error.Trim().Split('\n')[^1]);
        return result;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
