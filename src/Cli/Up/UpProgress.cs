using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Up;

/// <summary>What a person sees while the cluster comes up.</summary>
internal sealed class UpProgress(TextWriter output)
{
    public void Step(string what, string detail) => output.WriteLine($"  ✓ {what,-16} {detail}");

    public void Waiting(string what, string detail) => output.WriteLine($"  … {what,-16} {detail}");

    public void Problem(string message) => output.WriteLine($"  ✗ {message}");

    public void Hint(string text) => output.WriteLine(text);

    public void Finish(StateFolder folder, string? proberUrl, string? prometheusUrl, TimeSpan elapsed)
    {
        output.WriteLine($"""

            Up after {elapsed.TotalSeconds:0.0} s. To look around:
              export KUBECONFIG={folder.Kubeconfig}
              kubectl get networkdeployments,probetargets -A
            """);
        if (proberUrl is not null) output.WriteLine($"  curl -s {proberUrl}/metrics | grep network_telemetry_rtt_mean");
        if (prometheusUrl is not null) output.WriteLine($"  {prometheusUrl}/targets, {prometheusUrl}/rules and {prometheusUrl}/alerts in a browser");
        output.WriteLine();
    }
}
