using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Docs;

/// <summary>What the documents show at a prompt is what happens.</summary>
public sealed class DocumentTests
{
    [Theory]
    [MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task The_tour_happens_as_it_is_told(string version) =>
        AssertSame(await Replay.DifferencesAsync(ConsoleBlocks.Parse(Repository.Read("docs", "tour.md")), Path.GetDirectoryName(KubectlVersions.ProgramOf(version))));

    [Fact]
    public async Task The_first_quarter_of_an_hour_of_the_README_happens_as_it_is_told() =>
        AssertSame(await Replay.DifferencesAsync(ConsoleBlocks.Parse(Repository.Read("README.md"))));

    private static void AssertSame(IReadOnlyList<string> differences) => Assert.True(differences.Count == 0, string.Join("\n\n", differences));
}
