namespace NetworkTelemetry.Dashboards.Tests;

public sealed class DriftTests
{
    [Theory]
    [InlineData("config", "grafana", "dashboards")]
    [InlineData("charts", "network-telemetry", "dashboards")]
    public void Files_are_what_the_code_says(params string[] folder)
    {
        var path = Repository.PathOf(folder);
        if (Environment.GetEnvironmentVariable("TELEMETRY_UPDATE") == "1")
        {
            Directory.CreateDirectory(path);
            foreach (var (name, text) in DashboardFiles.All) File.WriteAllText(Path.Combine(path, name), text);
        }

        Assert.Equal(DashboardFiles.All.Select(file => file.FileName).Order(StringComparer.Ordinal), Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(
            DashboardFiles.All, file => Assert.True(file.Text == File.ReadAllText(Path.Combine(path, file.FileName)), $"{file.FileName} differs: ./telemetry crd writes it"));
    }

    /// <summary>kubectl apply keeps a copy of the object in an annotation, and annotations end at 256 KiB.</summary>
    [Fact]
    public void Each_fits_into_a_ConfigMap_that_is_applied() => Assert.All(DashboardFiles.All, file => Assert.InRange(file.Text.Length, 1, 200_000));

    [Fact]
    public void The_kustomization_makes_a_ConfigMap_of_each()
    {
        var kustomization = Repository.Read("config", "grafana", "kustomization.yaml");
        Assert.All(DashboardFiles.All, file => Assert.Contains($"files: [dashboards/{file.FileName}]", kustomization));
    }
}
