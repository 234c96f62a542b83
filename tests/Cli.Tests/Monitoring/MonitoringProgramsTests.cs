using NetworkTelemetry.Cli.Monitoring;

namespace NetworkTelemetry.Cli.Tests.Monitoring;

public sealed class MonitoringProgramsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-path-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("alertmanager")]
    [InlineData("prometheus-alertmanager")]
    public void Both_are_found_under_either_name(string alertmanager)
    {
        Put("prometheus");
        Assert.Null(MonitoringPrograms.Find(_folder));
        Put(alertmanager);
        Assert.Equal(new MonitoringPrograms(Path.Combine(_folder, "prometheus"), Path.Combine(_folder, alertmanager)), MonitoringPrograms.Find($"/nowhere:{_folder}"));
    }

    private void Put(string name) => File.WriteAllText(Path.Combine(_folder, name), "");
}
