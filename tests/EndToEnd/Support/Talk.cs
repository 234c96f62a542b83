namespace NetworkTelemetry.EndToEnd.Support;

/// <summary>What one kubectl is told in one namespace, and the files it is told it with.</summary>
public sealed class Talk(Kubectl kubectl, string @namespace) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-talk-").FullName;

    public string Namespace => @namespace;

    /// <summary>Standard output; anything but exit code 0 fails the test with what kubectl said.</summary>
    public Task<string> RunAsync(params string[] arguments) => kubectl.RunAsync(["-n", Namespace, .. arguments]);

    /// <summary>Standard error of a command that must fail.</summary>
    public async Task<string> FailAsync(params string[] arguments)
    {
        var result = await TryAsync(arguments);
        Assert.True(result.ExitCode == 1, $"kubectl {string.Join(' ', arguments)}: {result}");
        return result.Error;
    }

    public Task<CommandResult> TryAsync(params string[] arguments) => kubectl.TryAsync(["-n", Namespace, .. arguments]);

    public Task<CommandResult> TryWithAsync(string variable, string value, params string[] arguments) =>
        kubectl.With(variable, value).TryAsync(["-n", Namespace, .. arguments]);

    public KubectlWatch Start(params string[] arguments) => kubectl.Start(["-n", Namespace, .. arguments]);

    /// <summary>The path of a file with this content.</summary>
    public string File(string content)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():n}.yaml");
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Creates objects from YAML.</summary>
    public Task<string> CreateAsync(params string[] manifests) => RunAsync("create", "-f", File(Manifests.Join(manifests)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
