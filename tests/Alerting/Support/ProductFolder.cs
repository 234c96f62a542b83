namespace NetworkTelemetry.Alerting.Support;

/// <summary>A temporary folder that the built command takes for the repository.</summary>
internal sealed record ProductFolder(string Root)
{
    public string Kubeconfig => Path.Combine(State, "kubeconfig");

    private string State => Path.Combine(Root, "state");

    public static ProductFolder Create(string prefix) => new(Directory.CreateTempSubdirectory(prefix).FullName);

    /// <summary>As the launcher calls it.</summary>
    public Task<CommandResult> TelemetryAsync(string command, params string[] arguments) => Command.RunAsync(
        Repository.PathOf("artifacts", "app", "telemetry"), [command, .. arguments, "--state", State], new Dictionary<string, string> { ["TELEMETRY_ROOT"] = Root });

    public void Delete() => Directory.Delete(Root, recursive: true);
}
