using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

public sealed class VersionTests
{
    [Fact]
    public void At_least_one_kubectl_is_here_to_test_with() =>
        Assert.True(KubectlVersions.Present > 0, "hack/kubectl could fetch none, and the machine has none");
}
