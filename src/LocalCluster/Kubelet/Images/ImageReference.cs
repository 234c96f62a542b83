namespace NetworkTelemetry.LocalCluster.Kubelet.Images;

/// <summary>Image names as in the OCI distribution reference grammar: <c>[registry[:port]/]repository[:tag][@digest]</c>.</summary>
internal static class ImageReference
{
    /// <summary>Finds the exact name first, then the repository without tag and digest.</summary>
    public static LocalImage? Find(IReadOnlyDictionary<string, LocalImage> images, string name) =>
        images.TryGetValue(name, out var exact) ? exact : images.GetValueOrDefault(Repository(name));

    public static string Repository(string name)
    {
        var digest = name.IndexOf('@', StringComparison.Ordinal);
        var undigested = digest < 0 ? name : name[..digest];
        // A colon before the last slash belongs to the registry's port.
        var colon = undigested.LastIndexOf(':');
        return colon > undigested.LastIndexOf('/') ? undigested[..colon] : undigested;
    }
}
