using System.Net;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal static class WatchErrors
{
    /// <summary>An error that arrives as a line of the stream, as if it had been the answer.</summary>
    public static KubernetesException ToException<T>(Status status)
        where T : class, IResource<T>
    {
        var code = (HttpStatusCode)(status.Code ?? (status.Reason is "Expired" or "Gone" ? 410 : 500));
        return new($"watch {T.ResourceType.Plural}: {status.Message ?? "the server gave no message"} ({(int)code} {status.Reason ?? code.ToString()})", code, status);
    }
}
