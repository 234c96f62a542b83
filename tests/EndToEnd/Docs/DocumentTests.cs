namespace NetworkTelemetry.EndToEnd.Docs;

/// <summary>What the documents show at a prompt is what happens.</summary>
public sealed class DocumentTests
{
    [Theory]
    [InlineData(KubectlVersions.Machine)]
    [InlineData("trixie")]
    [InlineData("sid")]
    public async Task The_tour_happens_as_it_is_told(string version)
    {
        var kubectl = await KubectlVersions.FolderAsync(version);
        AssertSame(await Replay.DifferencesAsync(ConsoleBlocks.Parse(Repository.Read("docs", "tour.md")), kubectl));
    }

    [Fact]
    public async Task The_first_quarter_of_an_hour_of_the_README_happens_as_it_is_told() =>
        AssertSame(await Replay.DifferencesAsync(ConsoleBlocks.Parse(Repository.Read("README.md")), await KubectlVersions.FolderAsync(KubectlVersions.Machine)));

    private static void AssertSame(IReadOnlyList<string> differences) => Assert.True(differences.Count == 0, string.Join("\n\n", differences));
}
