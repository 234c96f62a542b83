namespace NetworkTelemetry.Prober.Tests.Support;

internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"prober-{Guid.NewGuid():N}");

    public void Write(string text) => File.WriteAllText(Path, text);

    public void Dispose() => File.Delete(Path);
}
