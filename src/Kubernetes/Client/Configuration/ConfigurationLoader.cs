namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Where a configuration is looked for, in order.</summary>
internal sealed class ConfigurationLoader(Func<string, string?> environment, string home, TimeProvider time)
{
    public KubernetesClientConfiguration Load(string? path, string? context)
    {
        if (!string.IsNullOrEmpty(path))
            return FromFiles([path], path, context, mustExist: true);
        if (environment("KUBECONFIG") is { Length: > 0 } list)
        {
            var files = list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return FromFiles(files, list, context, mustExist: false);
        }

        if (InClusterConfiguration.TryLoad(environment, time) is { } inCluster)
            return inCluster;
        var byDefault = Path.Combine(home, ".kube", "config");
        return File.Exists(byDefault)
            ? FromFiles([byDefault], byDefault, context, mustExist: true)
            : throw new KubernetesConfigurationException($"no kubeconfig: KUBECONFIG is not set, this is not a pod, and {byDefault} does not exist");
    }

    // A missing file in a KUBECONFIG list is normal, unless none of them is there.
    private KubernetesClientConfiguration FromFiles(IReadOnlyList<string> files, string source, string? context, bool mustExist)
    {
        var present = mustExist ? files : [.. files.Where(File.Exists)];
        if (present.Count == 0)
            throw new KubernetesConfigurationException($"{source}: no such file");
        return KubeconfigResolver.Resolve(Kubeconfig.Merge([.. present.Select(Read)]), source, context, time);
    }

    private static Kubeconfig Read(string file)
    {
        try
        {
            return KubeconfigReader.Parse(file, File.ReadAllText(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var what = error is FileNotFoundException or DirectoryNotFoundException ? "no such file" : error.Message;
            throw new KubernetesConfigurationException($"{file}: {what}", error);
        }
    }
}
