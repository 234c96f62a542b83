namespace NetworkTelemetry.Install.Tests.Manifests;

internal static class Kustomize
{
    public static async Task<IReadOnlyList<Manifest>> BuildAsync(params string[] folder)
    {
        try
        {
            var result = await Command.RunAsync("kubectl", ["kustomize", Repository.PathOf(["config", .. folder])]);
            Assert.True(result.ExitCode == 0, result.ToString());
            return Manifest.Read(result.Output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("kubectl is not installed");
            throw;
        }
    }
}
