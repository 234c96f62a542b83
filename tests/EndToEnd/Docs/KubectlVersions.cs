namespace NetworkTelemetry.EndToEnd.Docs;

/// <summary>Folders of the versions of kubectl that documents are checked with.</summary>
public static class KubectlVersions
{
    public const string Machine = "machine";

    /// <summary>Null for the machine's own. Skips the test where the version cannot be had.</summary>
    /// <param name="version"><see cref="Machine"/>, or a suite of Debian that hack/kubectl fetches.</param>
    public static async Task<string?> FolderAsync(string version)
    {
        if (version == Machine)
        {
            Assert.SkipUnless((await Command.RunAsync("bash", ["-c", "command -v kubectl"])).ExitCode == 0, "this machine has no kubectl");
            return null;
        }

        var fetch = await Command.RunAsync(Repository.PathOf("hack", "kubectl"), [version]);
        Assert.SkipUnless(fetch.ExitCode == 0, $"kubectl of Debian {version} cannot be fetched here");
        return Path.GetDirectoryName(fetch.Output.Trim());
    }
}
