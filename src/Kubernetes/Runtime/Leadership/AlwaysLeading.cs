namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Without an election there is one process, and it leads.</summary>
internal sealed class AlwaysLeading : ILeadership
{
    public bool IsLeader => true;

    public Task Acquired => Task.CompletedTask;

    public void ThrowIfNotLeader()
    {
    }
}
