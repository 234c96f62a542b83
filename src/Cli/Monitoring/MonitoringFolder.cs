using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Monitoring;

/// <summary>What Prometheus and Alertmanager of a local cluster read and write.</summary>
internal sealed record MonitoringFolder(string Root)
{
    public static MonitoringFolder Of(StateFolder folder) => new(Path.Combine(folder.Root, "prometheus"));

    public string PrometheusConfiguration => Path.Combine(Root, "prometheus.yml");

    /// <summary>The user's once it is there: <c>up</c> does not write it again.</summary>
    public string AlertmanagerConfiguration => Path.Combine(Root, "alertmanager.yml");

    public string PrometheusData => Path.Combine(Root, "data");

    public string AlertmanagerData => Path.Combine(Root, "alertmanager");

    /// <summary>Files that Prometheus watches: it need not be told that they have changed.</summary>
    public string Targets => Path.Combine(Root, "targets");

    private string Rules => Path.Combine(Root, "rules");

    /// <summary>Brings configuration and rules in, as they stand in the repository now.</summary>
    /// <exception cref="CliException">The repository's files are not there, or the folder cannot be written.</exception>
    public void Fill(MonitoringPorts ports)
    {
        var source = Path.Combine(
            Environment.GetEnvironmentVariable("TELEMETRY_ROOT") ?? throw new CliException("run this as ./telemetry up --prometheus: it reads config/prometheus"), "config", "prometheus");
        try
        {
            foreach (var folder in (string[])[PrometheusData, AlertmanagerData, Targets]) Directory.CreateDirectory(folder);
            File.Copy(Path.Combine(source, "local", "prometheus.yml"), PrometheusConfiguration, overwrite: true);
            if (!File.Exists(AlertmanagerConfiguration)) File.Copy(Path.Combine(source, "local", "alertmanager.yml"), AlertmanagerConfiguration);
            if (Directory.Exists(Rules)) Directory.Delete(Rules, recursive: true);
            Directory.CreateDirectory(Rules);
            foreach (var file in Directory.GetFiles(Path.Combine(source, "rules"), "*.yaml")) File.Copy(file, Path.Combine(Rules, Path.GetFileName(file)));
            File.WriteAllText(Path.Combine(Targets, "alertmanager.json"), $$"""[{"targets": ["127.0.0.1:{{ports.Alertmanager}}"]}]""");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"cannot prepare {Root}: {e.Message}", e);
        }
    }
}
