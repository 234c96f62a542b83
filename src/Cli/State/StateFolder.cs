namespace NetworkTelemetry.Cli.State;

/// <summary>Where one local cluster keeps everything: objects, credentials, logs, the files of its pods.</summary>
internal sealed record StateFolder(string Root)
{
    public string Kubeconfig => Path.Combine(Root, "kubeconfig");

    public string ClusterLog => Path.Combine(Root, "cluster.log");

    public string ClusterRecord => Path.Combine(Root, "cluster.json");

    /// <summary>Present once objects were stored: the samples are not applied again to a cluster that its user has changed.</summary>
    public string Database => Path.Combine(Root, "objects.db");

    /// <param name="option">As given with --state; by default <c>.telemetry</c> beside the launcher, or in the present folder.</param>
    public static StateFolder At(string? option) =>
        new(Path.GetFullPath(option ?? Path.Combine(Environment.GetEnvironmentVariable("TELEMETRY_ROOT") ?? ".", ".telemetry")));

    /// <exception cref="CliException">The folder cannot be written.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Root);
            using var probe = new FileStream(ClusterLog, FileMode.Append, FileAccess.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"cannot write to {Root}: {e.Message} Choose another folder with --state.", e);
        }
    }
}
