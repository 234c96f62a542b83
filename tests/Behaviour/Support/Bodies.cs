namespace NetworkTelemetry.Behaviour.Support;

/// <summary>Small objects as JSON. <c>more</c> and <c>metadata</c> start with a comma when they are not empty.</summary>
internal static class Bodies
{
    public const string Api = "\"apiVersion\":\"networktelemetry.io/v1alpha1\"";

    public static string Target(string name, string more = "") =>
        $$$"""{{{{Api}}},"kind":"ProbeTarget","metadata":{"name":"{{{name}}}"},"spec":{"host":"192.0.2.1","probes":[{"name":"ping","type":"ICMP"}]{{{more}}}}}""";

    public static string Deployment(string name, string spec = "") =>
        $$$"""{{{{Api}}},"kind":"NetworkDeployment","metadata":{"name":"{{{name}}}"},"spec":{{{{spec}}}}}""";

    public static string Map(string name, string metadata = "") =>
        $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"{{{metadata}}}},"data":{"a":"1"}}""";

    /// <summary>An applied target that says only what <paramref name="spec"/> says.</summary>
    public static string Applied(string name, string spec, string metadata = "") =>
        $$$"""{{{{Api}}},"kind":"ProbeTarget","metadata":{"name":"{{{name}}}"{{{metadata}}}},"spec":{{{{spec}}}}}""";

    public static string Owner(ApiAnswer owner, string more = "") =>
        $$$""","ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"{{{owner.Name}}}","uid":"{{{owner.Uid}}}"{{{more}}}}]""";
}
