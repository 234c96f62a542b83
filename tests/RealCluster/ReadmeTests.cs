using NetworkTelemetry.Testing.Docs;

namespace NetworkTelemetry.RealCluster;

/// <summary>What the README shows of the installation is what happens.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_installation_happens_as_it_is_told()
    {
        DevCluster.Require();
        using var shell = new ShellSession(Repository.Root, new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" });
        var differences = new List<string>();

        // Whoever started the cluster stops it.
        foreach (var step in ConsoleBlocks.Parse(Repository.Read("README.md"), "## On a Kubernetes").Where(step => step.Command != "hack/devcluster down"))
        {
            var output = await shell.RunAsync(step.Command);
            if (Transcript.Difference(step.Output, output) is { } difference) differences.Add($"line {step.Line}: $ {step.Command}\n{difference}");
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }
}
