using System.Diagnostics;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

/// <summary>The stock kubectl, as a process.</summary>
internal sealed class Kubectl(string kubeconfig, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Its standard output; fails the test unless it exits with 0.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code == 0, $"kubectl {string.Join(' ', arguments)} exited with {code}: {error}{output}");
        return output;
    }

    /// <summary>Its standard error; fails the test unless kubectl fails.</summary>
    public async Task<string> FailAsync(params string[] arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code != 0, $"kubectl {string.Join(' ', arguments)} succeeded: {output}");
        return error;
    }

    public async Task<string> ApplyAsync(string manifest, params string[] arguments) => await RunAsync(["apply", "-f", Write(manifest), .. arguments]);

    public async Task<(int Code, string Output, string Error)> TryAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"kubectl {string.Join(' ', arguments)} did not end within {Patience}.");
        }
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = kubeconfig;
        // The discovery cache goes by host and port; another test may have had this port before.
        start.Environment["KUBECACHEDIR"] = Path.Combine(folder, "kubectl-cache");
        start.Environment["HOME"] = folder;
        return Process.Start(start)!;
    }

    public string Write(string manifest)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.yaml");
        File.WriteAllText(path, manifest);
        return path;
    }
}
