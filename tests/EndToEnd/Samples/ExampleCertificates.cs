using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.EndToEnd.Samples;

/// <summary>A certificate with more life left than the samples ask for, and the CA that signed it.</summary>
internal static class ExampleCertificates
{
    public static X509Certificate2 Server { get; } = TestCertificates.For("127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(29));

    /// <summary>PEM, as lines of a YAML block of four spaces.</summary>
    public static string IndentedAuthority { get; } = string.Concat(TestCertificates.AuthorityPem.Trim().Split('\n').Select(line => $"    {line}\n"));

    public static string ConfigMap(string name, string @namespace) =>
        $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: {@namespace}}}\ndata:\n  ca.crt: |\n{IndentedAuthority}";
}
