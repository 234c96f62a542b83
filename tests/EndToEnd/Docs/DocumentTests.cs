using NetworkTelemetry.EndToEnd.Support;
using NetworkTelemetry.Testing.Docs;

namespace NetworkTelemetry.EndToEnd.Docs;

/// <summary>What the documents show at a prompt is what happens.</summary>
public sealed class DocumentTests
{
    // How to install it on a Kubernetes is replayed there.
    private static readonly string[] LocalHeadings = ["## Two commands", "## The first quarter of an hour"];

    [Theory]
    [MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task The_tour_happens_as_it_is_told(string version) =>
        AssertSame(await Replay.DifferencesAsync(ConsoleBlocks.Parse(Repository.Read("docs", "tour.md")), Path.GetDirectoryName(KubectlVersions.ProgramOf(version))));

    [Fact]
    public async Task The_first_quarter_of_an_hour_of_the_README_happens_as_it_is_told() =>
        AssertSame(await Replay.DifferencesAsync(
            [.. from heading in LocalHeadings from step in ConsoleBlocks.Parse(Repository.Read("README.md"), heading) select step]));

    private static void AssertSame(IReadOnlyList<string> differences) => Assert.True(differences.Count == 0, string.Join("\n\n", differences));
}
