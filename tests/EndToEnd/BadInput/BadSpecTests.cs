namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>The table of bad specs through kubectl: each object is refused with one sentence that names the field, and none is stored.</summary>
[Collection(BadInputCluster.Name)]
public sealed class BadSpecTests(BadInputCluster cluster)
{
    [Theory]
    [MemberData(nameof(BadSpecs.Names), MemberType = typeof(BadSpecs))]
    public async Task Apply_names_the_field_and_what_would_be_right(string name) => AssertRefused(await cluster.Applied, BadSpecs.ByName[name]);

    [Theory]
    [MemberData(nameof(BadSpecs.Names), MemberType = typeof(BadSpecs))]
    public async Task Server_side_apply_does_too(string name)
    {
        var row = BadSpecs.ByName[name];
        // Server-side apply has to know which item is meant before it can look at any.
        if (name == "probe-name-twice") row = row with { Path = ".spec.probes", Sentence = "duplicate entries for key [name=\"p\"]" };
        AssertRefused(await cluster.AppliedByServer, row);
    }

    [Fact]
    public async Task None_of_them_is_stored()
    {
        await cluster.Applied;
        await cluster.AppliedByServer;
        Assert.Equal("good", await cluster.Kubectl.GetAsync("probetargets", "{.items[*].metadata.name}"));
        Assert.Equal("lab", await cluster.Kubectl.GetAsync("networkdeployments", "{.items[*].metadata.name}"));
    }

    private static void AssertRefused(CommandResult result, BadSpec row)
    {
        Assert.Equal(1, result.ExitCode);
        var lines = result.Error.Split('\n');
        var line = row.Path.StartsWith('.')
            ? Assert.Single(lines, line => line.Contains($"{row.Path}: {row.Sentence}", StringComparison.Ordinal))
            : Assert.Single(lines, line => line.Contains($"{row.Kind}.networktelemetry.io \"{row.Name}\" is invalid: ", StringComparison.Ordinal));
        Assert.Contains($"{row.Path}: ", line);
        Assert.Contains(row.Sentence, line);
        Assert.DoesNotContain(", spec.", line, StringComparison.Ordinal);
    }
}
