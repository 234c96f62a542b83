using System.Diagnostics;
using System.Text;

namespace NetworkTelemetry.Testing;

/// <summary>A <c>kubectl get -w</c> or another command without an end that runs until it is disposed.</summary>
public sealed class KubectlWatch : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Lock _lock = new();

    internal KubectlWatch(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        _process = Process.Start(start)!;
        _ = ReadAsync();
    }

    public string Output
    {
        get
        {
            lock (_lock) return _output.ToString();
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new char[1024];
        for (int read; (read = await _process.StandardOutput.ReadAsync(buffer)) > 0;)
        {
            lock (_lock) _output.Append(buffer, 0, read);
        }
    }
}
