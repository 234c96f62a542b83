using System.Runtime.CompilerServices;

namespace NetworkTelemetry.Testing;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(Path.GetDirectoryName(SourceFile())!);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts));

    private static string FindRoot(string directory) =>
        File.Exists(Path.Combine(directory, "Telemetry.sln")) ? directory : FindRoot(Path.GetDirectoryName(directory)!);

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
