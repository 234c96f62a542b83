using System.Diagnostics;

namespace NetworkTelemetry.Testing;

/// <summary>The machine's kubectl against one cluster.</summary>
public sealed class Kubectl(string kubeconfig)
{
    private readonly Dictionary<string, string> _environment = new() { ["KUBECONFIG"] = kubeconfig };

    public Task<CommandResult> TryAsync(params string[] arguments) => Command.RunAsync("kubectl", arguments, _environment);

    /// <summary>Standard output; anything but exit code 0 fails the test with what kubectl said.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var result = await TryAsync(arguments);
        Assert.True(result.ExitCode == 0, $"kubectl {string.Join(' ', arguments)}: {result}");
        return result.Output.TrimEnd();
    }

    public async Task<string> ApplyAsync(string manifest)
    {
        var result = await TryApplyAsync(manifest);
        Assert.True(result.ExitCode == 0, $"kubectl apply: {result}");
        return result.Output;
    }

    public Task<CommandResult> TryApplyAsync(string manifest, params string[] options) =>
        Command.RunAsync("kubectl", ["apply", "-f", "-", .. options], _environment, manifest);

    /// <summary>Prints a jsonpath of one object at each change.</summary>
    public KubectlWatch Watch(string resource, string name, string jsonPath)
    {
        var start = new ProcessStartInfo("kubectl", ["get", resource, name, "-w", "-o", $"jsonpath={jsonPath}"]);
        start.Environment["KUBECONFIG"] = kubeconfig;
        return new KubectlWatch(start);
    }

    /// <summary>A value by jsonpath, for example <c>{.status.phase}</c>.</summary>
    public Task<string> GetAsync(string resource, string jsonPath) => RunAsync("get", resource, "-o", $"jsonpath={jsonPath}");
}
