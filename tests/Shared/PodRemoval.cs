namespace NetworkTelemetry.Testing;

/// <summary>For tests that have seen enough.</summary>
internal static class PodRemoval
{
    /// <summary>
    /// Takes all pods of a namespace off the API at once. A kubelet says half a minute later that a pod has ended, and the namespace waits for that.
    /// </summary>
    public static async Task RemovePodsAsync(this Kubectl kubectl, string ns)
    {
        // Without those that would make new ones.
        await kubectl.TryAsync("-n", ns, "delete", "deployments,replicasets", "--all", "--cascade=orphan", "--timeout=30s");
        await kubectl.TryAsync("-n", ns, "delete", "pods", "--all", "--force", "--grace-period=0", "--timeout=30s");
    }
}
