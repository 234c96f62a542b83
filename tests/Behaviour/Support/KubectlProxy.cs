using System.Diagnostics;

namespace NetworkTelemetry.Behaviour.Support;

/// <summary>Plain HTTP to a cluster with whatever credentials its kubeconfig has.</summary>
internal sealed class KubectlProxy : IDisposable
{
    private readonly Process _process;

    private KubectlProxy(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<KubectlProxy> StartAsync(string kubeconfig)
    {
        var process = Process.Start(new ProcessStartInfo("kubectl", ["--kubeconfig", kubeconfig, "proxy", "--port=0"]) { RedirectStandardOutput = true })!;
        // "Starting to serve on 127.0.0.1:37911"
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("kubectl proxy ended at once");
        return new(process, new Uri($"http://{line[(line.LastIndexOf(' ') + 1)..]}"));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
