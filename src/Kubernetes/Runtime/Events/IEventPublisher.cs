using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Tells people what was done to an object. Never blocks and never fails; equal events within 6 min are counted in one object.</summary>
public interface IEventPublisher
{
    /// <param name="reason">CamelCase constant: why.</param>
    /// <param name="action">CamelCase constant: what was done.</param>
    /// <param name="note">A sentence for people; cut at 1024 bytes. Not part of what makes two events equal.</param>
    void Publish(IKubernetesObject regarding, EventType type, string reason, string action, string note, IKubernetesObject? related = null);
}
