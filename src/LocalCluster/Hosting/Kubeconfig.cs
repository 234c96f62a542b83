using System.Text;

namespace NetworkTelemetry.LocalCluster.Hosting;

/// <summary>The file that lets kubectl and every other client in.</summary>
internal static class Kubeconfig
{
    public const string FileName = "kubeconfig";

    public static string Text(Uri address, string authorityPem, string token) => $"""
        apiVersion: v1
        kind: Config
        current-context: network-telemetry
        clusters:
        - name: network-telemetry
          cluster:
            server: {address.GetLeftPart(UriPartial.Authority)}
            certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(authorityPem))}
        users:
        - name: network-telemetry
          user:
            token: {token}
        contexts:
        - name: network-telemetry
          context:
            cluster: network-telemetry
            user: network-telemetry
            namespace: default

        """;
}
