namespace NetworkTelemetry.Bench.Probing;

/// <summary>Programs of other projects, from Debian's packages.</summary>
internal static class Peer
{
    /// <summary>Installs it when it is missing and this is root on Debian; false and a message when that fails.</summary>
    public static async Task<bool> IsPresentAsync(string program, string package)
    {
        if (IsOnPath(program)) return true;
        if (Environment.IsPrivilegedProcess && IsOnPath("apt-get"))
        {
            await Command.RunAsync("apt-get", ["update", "-qq"]);
            await Command.RunAsync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", package]);
            if (IsOnPath(program)) return true;
        }

        Console.WriteLine($"{program} is missing and could not be installed: apt-get install {package}; it is left out of the comparison");
        return false;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(directory => File.Exists(Path.Combine(directory, program)));
}
