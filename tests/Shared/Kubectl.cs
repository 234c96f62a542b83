using System.Diagnostics;

namespace NetworkTelemetry.Testing;

/// <summary>A kubectl against one cluster.</summary>
/// <param name="program">By default the one of the machine.</param>
public sealed class Kubectl(string kubeconfig, string program = "kubectl")
{
    private readonly Dictionary<string, string> _environment = new() { ["KUBECONFIG"] = kubeconfig };

    /// <summary>The same with another environment, for example a <c>KUBE_EDITOR</c>.</summary>
    public Kubectl With(string variable, string value)
    {
        var other = new Kubectl(kubeconfig, program);
        foreach (var (name, present) in _environment) other._environment[name] = present;
        other._environment[variable] = value;
        return other;
    }

    public Task<CommandResult> TryAsync(params string[] arguments) => Command.RunAsync(program, arguments, _environment);

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
        Command.RunAsync(program, ["apply", "-f", "-", .. options], _environment, manifest);

    /// <summary>Prints a jsonpath of one object at each change.</summary>
    public KubectlWatch Watch(string resource, string name, string jsonPath) => Start("get", resource, name, "-w", "-o", $"jsonpath={jsonPath}");

    /// <summary>A command that goes on until it is disposed.</summary>
    public KubectlWatch Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in _environment) start.Environment[name] = value;
        return new KubectlWatch(start);
    }

    /// <summary>A value by jsonpath, for example <c>{.status.phase}</c>.</summary>
    public Task<string> GetAsync(string resource, string jsonPath) => RunAsync("get", resource, "-o", $"jsonpath={jsonPath}");
}
