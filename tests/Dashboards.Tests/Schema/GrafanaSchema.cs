using System.ComponentModel;
using System.Security.Cryptography;

namespace NetworkTelemetry.Dashboards.Tests.Schema;

/// <summary>Grafana's types and a TypeScript compiler, from npm once, outside of the repository.</summary>
internal static class GrafanaSchema
{
    public static string Source { get; } = Repository.PathOf("tests", "Dashboards.Tests", "Schema");

    /// <summary>What the compiler says about files of TypeScript beside shapes.ts.</summary>
    public static async Task<CommandResult> CompileAsync(IEnumerable<(string FileName, string Text)> files)
    {
        var modules = await InstallAsync();
        var folder = Directory.CreateTempSubdirectory("grafana-schema-").FullName;
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), modules);
            foreach (var name in new[] { "package.json", "tsconfig.json", "shapes.ts" }) File.Copy(Path.Combine(Source, name), Path.Combine(folder, name));
            foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            return await Command.RunAsync("node", [Path.Combine(modules, "typescript", "lib", "tsc.js"), "--project", folder]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> InstallAsync()
    {
        var cache = Environment.GetEnvironmentVariable("TELEMETRY_CACHE")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "network-telemetry");
        var version = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Source, "package-lock.json"))))[..16];
        var installed = Path.Combine(cache, "grafana-schema", version);
        if (Directory.Exists(installed)) return Path.Combine(installed, "node_modules");
        var work = installed + "." + Environment.ProcessId;
        Directory.CreateDirectory(work);
        try
        {
            foreach (var name in new[] { "package.json", "package-lock.json" }) File.Copy(Path.Combine(Source, name), Path.Combine(work, name));
            var result = await Command.RunAsync("npm", ["ci", "--prefix", work, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            if (result.ExitCode != 0) Assert.Skip("npm cannot get @grafana/schema here: " + result.Error.Trim().Split('\n')[^1]);
            Directory.Move(work, installed);
        }
        catch (Win32Exception)
        {
            Assert.Skip("npm is not installed: dashboards are not compared with @grafana/schema");
        }
        catch (IOException) when (Directory.Exists(installed))
        {
            // Another run was quicker.
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }

        return Path.Combine(installed, "node_modules");
    }
}
