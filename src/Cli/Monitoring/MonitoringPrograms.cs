using System.Diagnostics;
using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Monitoring;

/// <summary>Absolute paths of the two programs.</summary>
internal sealed record MonitoringPrograms(string Prometheus, string Alertmanager)
{
    private const string Packages = "prometheus prometheus-alertmanager";

    // Debian's name of the second one has a prefix.
    private static readonly string[] AlertmanagerNames = ["alertmanager", "prometheus-alertmanager"];

    /// <summary>Those of a PATH; null unless both are there.</summary>
    public static MonitoringPrograms? Find(string path) =>
        Search(path, "prometheus") is { } prometheus && AlertmanagerNames.Select(name => Search(path, name)).FirstOrDefault(file => file is not null) is { } alertmanager
            ? new MonitoringPrograms(prometheus, alertmanager)
            : null;

    public static MonitoringPrograms? Find() => Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>Installs Debian's packages where they are missing and this user may.</summary>
    /// <exception cref="CliException">They are missing, and can't be installed.</exception>
    public static async Task RequireAsync(TextWriter output, CancellationToken cancellation)
    {
        if (Find() is not null) return;
        if (!Environment.IsPrivilegedProcess || Installer() is not { } installer)
            throw new CliException($"--prometheus needs Prometheus and Alertmanager on the PATH: sudo apt-get install --no-install-recommends {Packages}");
        await output.WriteLineAsync($"  … installing       {Packages}");
        using var process = Process.Start(new ProcessStartInfo(installer) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode == 0 && Find() is not null) return;
        var reason = string.Concat(said).Trim().Split('\n')[^1];
        throw new CliException($"Prometheus and Alertmanager could not be installed ({reason}): apt-get install --no-install-recommends {Packages}");
    }

    private static string? Installer() =>
        Environment.GetEnvironmentVariable("TELEMETRY_ROOT") is { } root && Path.Combine(root, "hack", "install-prometheus") is var file && File.Exists(file) && Search(
            Environment.GetEnvironmentVariable("PATH") ?? "", "apt-get") is not null
            ? file
            : null;

    private static string? Search(string path, string name) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
