namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Which version the next list asks for: anything at first, then at least what was seen, then the newest when that is no longer to be had.</summary>
internal readonly record struct ListPosition(string ResourceVersion)
{
    private const int PageSize = 500;

    public static ListPosition Start { get; } = new("0");

    public static ListPosition Newest { get; } = new("");

    public bool IsNewest => ResourceVersion.Length == 0;

    /// <summary>Any other version is served from the server's cache in one piece; pages would go past the cache to etcd.</summary>
    public int? Limit => ResourceVersion is "" or "0" ? PageSize : null;

    public static ListPosition AtLeast(string? resourceVersion) => string.IsNullOrEmpty(resourceVersion) ? Newest : new(resourceVersion);
}
