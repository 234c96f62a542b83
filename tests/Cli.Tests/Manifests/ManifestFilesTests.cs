using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Tests.Manifests;

public sealed class ManifestFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_is_read_in_the_order_of_its_names()
    {
        Write("b.yml", "{apiVersion: v1, kind: B, metadata: {name: b}}");
        Write("a.yaml", "{apiVersion: v1, kind: A, metadata: {name: a}}\n---\n{apiVersion: v1, kind: C, metadata: {name: c}}");
        Write("notes.txt", "not a manifest");
        Assert.Equal(["a/a", "c/c", "b/b"], ManifestFiles.Read([_folder]).Documents.Select(d => d.Display));
    }

    [Theory]
    [InlineData("[]", "is not an object")]
    [InlineData("{kind: A, metadata: {name: a}}", "has no apiVersion")]
    [InlineData("{apiVersion: v1, metadata: {name: a}}", "has no kind")]
    [InlineData("{apiVersion: v1, kind: A}", "has no metadata.name")]
    [InlineData("{apiVersion: v1, kind: A, metadata: {name: 7}}", "has no metadata.name")]
    public void A_bad_document_is_named_and_the_next_one_stands(string bad, string problem)
    {
        var file = Write("x.yaml", $"{bad}\n---\n{{apiVersion: v1, kind: A, metadata: {{name: good}}}}");
        var reading = ManifestFiles.Read([file]);
        Assert.Equal("a/good", Assert.Single(reading.Documents).Display);
        Assert.Equal($"{file}: {problem}", Assert.Single(reading.Errors));
    }

    [Fact]
    public void A_file_that_is_not_YAML_is_named_with_its_line() =>
        Assert.Contains("line 2", Assert.Single(ManifestFiles.Read([Write("x.yaml", "a: 1\n b: 2: 3")]).Errors));

    [Fact]
    public void A_path_that_does_not_exist_is_one_line() => Assert.Throws<CliException>(() => ManifestFiles.Read([Path.Combine(_folder, "none")]));

    [Fact]
    public void A_folder_without_manifests_is_one_line() => Assert.Throws<CliException>(() => ManifestFiles.Read([_folder]));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
