using System.Globalization;

namespace NetworkTelemetry.Bench.Soak;

/// <summary>What a process holds at a moment.</summary>
internal sealed record Held(double Minutes, double ResidentKilobytes, int Descriptors, int Threads)
{
    public static Held By(int pid, double minutes)
    {
        var status = File.ReadAllLines($"/proc/{pid}/status");
        return new Held(minutes, Field(status, "VmRSS:"), Directory.GetFileSystemEntries($"/proc/{pid}/fd").Length, (int)Field(status, "Threads:"));
    }

    private static double Field(string[] status, string name) => double.Parse(
        status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
