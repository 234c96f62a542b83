using NetworkTelemetry.Testing.Docs;

namespace NetworkTelemetry.EndToEnd.Docs;

/// <summary>Does what a document says, from a fresh clone, and compares.</summary>
public static class Replay
{
    /// <summary>Goes on after a difference, so that one run shows them all.</summary>
    /// <param name="kubectl">Folder of the kubectl to use; none for the one on the path.</param>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(IEnumerable<ConsoleStep> steps, string? kubectl = null)
    {
        await using var clone = new NewcomersClone();
        using var shell = clone.OpenShell(kubectl);
        var differences = new List<string>();
        foreach (var step in steps)
        {
            var output = (await shell.RunAsync(clone.Here(step.Command))).Select(clone.Usual).ToList();
            if (Transcript.Difference(step.Output, output) is { } difference) differences.Add($"line {step.Line}: $ {step.Command}\n{difference}");
        }

        return differences;
    }
}
