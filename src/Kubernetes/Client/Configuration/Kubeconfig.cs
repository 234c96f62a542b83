namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>One or several merged kubeconfig files. The first file that names a thing wins, as with kubectl.</summary>
internal sealed record Kubeconfig(
    string? CurrentContext,
    IReadOnlyList<KubeconfigEntry> Contexts,
    IReadOnlyList<KubeconfigEntry> Clusters,
    IReadOnlyList<KubeconfigEntry> Users)
{
    public static Kubeconfig Merge(IReadOnlyList<Kubeconfig> files) => new(
        files.Select(file => file.CurrentContext).FirstOrDefault(context => !string.IsNullOrEmpty(context)),
        FirstOfEachName(files.SelectMany(file => file.Contexts)),
        FirstOfEachName(files.SelectMany(file => file.Clusters)),
        FirstOfEachName(files.SelectMany(file => file.Users)));

    private static KubeconfigEntry[] FirstOfEachName(IEnumerable<KubeconfigEntry> entries) => [.. entries.DistinctBy(entry => entry.Name)];
}
