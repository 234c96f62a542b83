using System.ComponentModel;

namespace NetworkTelemetry.Dashboards.Tests.PromQl;

/// <summary>Prometheus' own tool; without it the test is left out.</summary>
internal static class Promtool
{
    /// <param name="file">Its text; <c>promtool</c> reads files only.</param>
    public static async Task<CommandResult> RunAsync(string file, params IEnumerable<string> arguments)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, file);
            return await Command.RunAsync(await FindAsync(), [.. arguments, path]);
        }
        catch (Win32Exception)
        {
            Assert.Skip("promtool is not installed (apt-get install prometheus)");
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> FindAsync()
    {
        var script = Repository.PathOf("hack", "prometheus");
        if (!File.Exists(script)) return "promtool";
        var result = await Command.RunAsync(script, ["promtool"]);
        if (result.ExitCode != 0) Assert.Skip(result.Error.Trim().Split('\n')[^1]);
        return result.Output.Trim();
    }
}
