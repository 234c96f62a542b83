using System.Text;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>What a credential program that wants to know the cluster is told (<c>provideClusterInfo</c>).</summary>
internal sealed record ExecCluster(Uri Server, YamlSection Section)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["server"] = Server.AbsoluteUri };
        if (Section.Text("tls-server-name") is { Length: > 0 } name)
            json["tls-server-name"] = name;
        if (Section.Flag("insecure-skip-tls-verify"))
            json["insecure-skip-tls-verify"] = true;
        if (Section.Text("proxy-url") is { Length: > 0 } proxy)
            json["proxy-url"] = proxy;
        if (Section.Text("certificate-authority-data") is { Length: > 0 } data)
            json["certificate-authority-data"] = data;
        else if (Section.FilePath("certificate-authority") is { } path && File.Exists(path))
            json["certificate-authority-data"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(File.ReadAllText(path)));
        return json;
    }
}
