namespace NetworkTelemetry.RealCluster;

/// <summary>A namespace that has not let the operator in.</summary>
public sealed class RightsTests(Installation installation) : FleetTest(installation)
{
    protected override bool MayRunProbers => false;

    [Fact]
    public async Task A_deployment_in_a_namespace_without_a_role_binding_says_what_is_missing_and_runs_once_it_is_there()
    {
        await ApplyAsync(Objects.Fleet("shut", 1), Manifests.Ping("loopback"));
        await Eventually.TrueAsync(
            async () => (await GetAsync("networkdeployment/shut", "{.status}")).Contains("is forbidden", StringComparison.Ordinal),
            () => GetAsync("networkdeployment/shut", "{.status}"));
        await AllowProbersAsync();
        await KubectlAsync("wait", "networkdeployment/shut", "--for=condition=Ready", "--timeout=90s");
    }
}
