namespace NetworkTelemetry.EndToEnd.Commands;

/// <summary>
/// Small objects as YAML, without a namespace. <c>metadata</c> begins with a comma when it is not empty. The probe names its importance: kubectl compares
/// lists as a whole, so one that the server completes would count as configured each time it is applied.
/// </summary>
internal static class Objects
{
    public static string Target(string name, string host = "192.0.2.1", string metadata = "", string more = "") => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{name}}{{metadata}} }
        spec:
          host: {{host}}
          {{more}}
          probes: [{name: ping, type: ICMP, importance: Required}]
        """;

    public static string Deployment(string name, int replicas = 1) =>
        $"apiVersion: networktelemetry.io/v1alpha1\nkind: NetworkDeployment\nmetadata: {{name: {name}}}\nspec: {{replicas: {replicas}}}\n";

    public static string Map(string name, string data = "{a: '1'}", string metadata = "") =>
        $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}{metadata}}}\ndata: {data}\n";
}
