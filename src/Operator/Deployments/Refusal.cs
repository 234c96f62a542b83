using System.Net;
using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Tells what only a person can change from what may pass by the next try.</summary>
internal static class Refusal
{
    /// <returns>Why an object of a node cannot be made; null: it is not refused, something else went wrong.</returns>
    public static string? Of(Exception problem) => problem switch
    {
        KubernetesException e when e.IsForbidden || e.IsInvalid || e.Code == HttpStatusCode.BadRequest => e.Message,
        NameTakenException { IsPassing: false } e => e.Message,
        _ => null,
    };
}
