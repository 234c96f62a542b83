namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

/// <summary>Counts equal results in a row; the verdict changes when a threshold is reached.</summary>
/// <param name="Verdict">Null until the first threshold is reached.</param>
internal sealed record ProbeTally(bool? Verdict, bool? Last = null, int Run = 0)
{
    public ProbeTally Add(bool success, int successThreshold, int failureThreshold)
    {
        var run = Last == success ? Run + 1 : 1;
        return new ProbeTally(run >= (success ? successThreshold : failureThreshold) ? success : Verdict, success, run);
    }
}
