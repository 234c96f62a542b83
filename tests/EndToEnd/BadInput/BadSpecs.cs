namespace NetworkTelemetry.Testing;

/// <summary>
/// What is refused, and with which words. Through kubectl the local cluster says them at admission; where nothing stands before the API
/// (a real cluster), the operator says them in the condition Accepted.
/// </summary>
public static class BadSpecs
{
    private const string Ping = "\"probes\":[{\"name\":\"p\",\"type\":\"ICMP\"}]";
    private const string Durations = "for example 250us, 5s or 1m30s";
    private const string Hosts = "must be a DNS name or an IP address without scheme, port or path, for example www.example.com or 192.0.2.7";
    private const string Networks = "must be a network in CIDR notation without host bits, for example 10.0.0.0/8 or 2001:db8::/32";

    private static readonly BadSpec[] Rows =
    [
        Target("host-missing", $"{{{Ping}}}", "spec.host", "a DNS name or an IP address"),
        Target("host-empty", $"{{\"host\":\"\",{Ping}}}", "spec.host", "a DNS name or an IP address"),
        Target("host-with-spaces", $"{{\"host\":\"a b\",{Ping}}}", "spec.host", Hosts),
        Target("host-url", $"{{\"host\":\"https://www.example.com/\",{Ping}}}", "spec.host", Hosts),
        Target("host-with-port", $"{{\"host\":\"www.example.com:443\",{Ping}}}", "spec.host", Hosts),
        Target("host-not-an-address", $"{{\"host\":\"300.1.1.1\",{Ping}}}", "spec.host", Hosts),
        Target("host-too-long", $"{{\"host\":\"{new string('a', 300)}\",{Ping}}}", "spec.host", Hosts),
        Target("interval-zero", $"{{\"host\":\"x\",\"interval\":\"0s\",{Ping}}}", "spec.interval", $"must be a duration from 100ms to 24h, {Durations}"),
        Target("interval-negative", $"{{\"host\":\"x\",\"interval\":\"-1s\",{Ping}}}", "spec.interval", $"must be a duration from 100ms to 24h, {Durations}"),
        Target("interval-word", $"{{\"host\":\"x\",\"interval\":\"soon\",{Ping}}}", "spec.interval", $"must be a duration from 100ms to 24h, {Durations}"),
        Target("interval-without-unit", $"{{\"host\":\"x\",\"interval\":\"5\",{Ping}}}", "spec.interval", $"must be a duration from 100ms to 24h, {Durations}"),
        Target("interval-too-short", $"{{\"host\":\"x\",\"interval\":\"99ms\",{Ping}}}", "spec.interval", $"must be a duration from 100ms to 24h, {Durations}"),
        Target("timeout-too-long", $"{{\"host\":\"x\",\"timeout\":\"24h1s\",{Ping}}}", "spec.timeout", $"must be a duration from 1ms to 24h, {Durations}"),
        Target("threshold-zero", $"{{\"host\":\"x\",\"failureThreshold\":0,{Ping}}}", "spec.failureThreshold", "must be 1 to 100 rounds"),
        Target("loss-over-100", $"{{\"host\":\"x\",\"thresholds\":{{\"loss\":\"101%\"}},{Ping}}}", "spec.thresholds.loss", "must be a percentage from 0% to 100%, for example 0.5%"),
        Target("loss-without-sign", $"{{\"host\":\"x\",\"thresholds\":{{\"loss\":\"5\"}},{Ping}}}", "spec.thresholds.loss", "must be a percentage from 0% to 100%, for example 0.5%"),
        Target("objective-of-100", $"{{\"host\":\"x\",\"objective\":{{\"availability\":\"100%\"}},{Ping}}}", "spec.objective.availability", "must be above 0% and below 100%, for example 99.9%"),
        Target("latitude", $"{{\"host\":\"x\",\"location\":{{\"latitude\":\"91\",\"longitude\":\"0\"}},{Ping}}}", "spec.location.latitude", "must be decimal degrees from -90 to 90"),

        Target("probes-missing", "{\"host\":\"x\"}", "spec.probes", "at least one probe, for example {name: ping, type: ICMP}"),
        Target("probes-empty", "{\"host\":\"x\",\"probes\":[]}", "spec.probes", "at least one probe, for example {name: ping, type: ICMP}"),
        Target("probes-17", $"{{\"host\":\"x\",\"probes\":[{string.Join(',', Enumerable.Range(0, 17).Select(i => $"{{\"name\":\"p{i}\",\"type\":\"ICMP\"}}"))}]}}", "spec.probes", "must have at most 16 items"),
        Target("probe-name-twice", "{\"host\":\"x\",\"probes\":[{\"name\":\"p\",\"type\":\"ICMP\"},{\"name\":\"p\",\"type\":\"DNS\"}]}", "spec.probes[1].name", "must be unique"),
        Target("probe-name-of-60", $"{{\"host\":\"x\",\"probes\":[{{\"name\":\"{new string('p', 60)}\",\"type\":\"ICMP\"}}]}}", "spec.probes[0].name", "must be at most 40 lower-case letters, digits and hyphens"),
        Probe("type-missing", "", "type", "one of ICMP, TCP, HTTP, DNS"),
        Probe("type-unknown", "\"type\":\"SNMP\"", "type", "must be one of ICMP, TCP, HTTP, DNS"),
        Probe("type-in-small-letters", "\"type\":\"icmp\"", "type", "must be one of ICMP, TCP, HTTP, DNS"),
        Probe("type-and-member-differ", "\"type\":\"ICMP\",\"tcp\":{\"port\":443}", "tcp", "may only be set with type TCP; this probe has type ICMP"),
        Probe("probe-interval", "\"type\":\"ICMP\",\"interval\":\"0s\"", "interval", $"must be a duration from 100ms to 24h, {Durations}"),
        Probe("packets-do-not-fit", "\"type\":\"ICMP\",\"interval\":\"500ms\"", "icmp.packets", "sending 10 packets 100ms apart takes 900ms, which must be less than the interval of 500ms"),
        Probe("tcp-without-port", "\"type\":\"TCP\"", "tcp.port", "the port to connect to, 1 to 65535"),
        Probe("tcp-port-0", "\"type\":\"TCP\",\"tcp\":{\"port\":0}", "tcp.port", "must be 1 to 65535"),
        Probe("tcp-port-70000", "\"type\":\"TCP\",\"tcp\":{\"port\":70000}", "tcp.port", "must be 1 to 65535"),
        Probe("http-port-70000", "\"type\":\"HTTP\",\"http\":{\"port\":70000}", "http.port", "must be 1 to 65535"),
        Probe("http-path", "\"type\":\"HTTP\",\"http\":{\"path\":\"health\"}", "http.path", "must begin with / and hold no spaces, for example /health?full=1"),
        Probe("status-range-falls", "\"type\":\"HTTP\",\"http\":{\"expectedStatusCodes\":[\"299-200\"]}", "http.expectedStatusCodes[0]", "must be a status code or a rising range, for example 204 or 200-299"),
        Probe("status-range-letters", "\"type\":\"HTTP\",\"http\":{\"expectedStatusCodes\":[\"200\",\"3xx\"]}", "http.expectedStatusCodes[1]", "must be a status code or a rising range, for example 204 or 200-299"),
        Probe("regex", "\"type\":\"HTTP\",\"http\":{\"bodyMatch\":{\"regex\":\"(\"}}", "http.bodyMatch.regex", "must be a regular expression: "),
        Probe("body-match-of-both", "\"type\":\"HTTP\",\"http\":{\"bodyMatch\":{\"regex\":\"a\",\"contains\":\"a\"}}", "http.bodyMatch", "exactly one of contains and regex"),
        Probe("header-name", "\"type\":\"HTTP\",\"http\":{\"headers\":[{\"name\":\"X Y\",\"value\":\"1\"}]}", "http.headers[0].name", "must be a header name of at most 128 letters, digits and hyphens"),
        Probe("header-of-two-lines", "\"type\":\"HTTP\",\"http\":{\"headers\":[{\"name\":\"A\",\"value\":\"1\\r\\nB: 2\"}]}", "http.headers[0].value", "must be one line"),
        Probe("dns-server-url", "\"type\":\"DNS\",\"dns\":{\"server\":\"dns://192.0.2.53\"}", "dns.server", Hosts),
        Probe("dns-answer-of-another-type", "\"type\":\"DNS\",\"dns\":{\"expectedAnswers\":[\"2001:db8::1\"]}", "dns.expectedAnswers[0]", "can't be the answer to a query of type A, which looks like 192.0.2.7"),

        Deployment("replicas-negative", "{\"replicas\":-1}", "spec.replicas", "must be 0 to 1000"),
        Deployment("replicas-many", "{\"replicas\":1001}", "spec.replicas", "must be 0 to 1000"),
        Deployment("replication-0", "{\"replicas\":2,\"placement\":{\"replication\":0}}", "spec.placement.replication", "must be at least 1"),
        Deployment("replication-over-replicas", "{\"replicas\":2,\"placement\":{\"replication\":3}}", "spec.placement.replication", "must be at most spec.replicas, which is 2"),
        Deployment("capacity-of-no-target", "{\"placement\":{\"capacity\":{\"targets\":0}}}", "spec.placement.capacity.targets", "must be at least 1"),
        Deployment("capacity-of-no-probe", "{\"placement\":{\"capacity\":{\"probesPerSecond\":0}}}", "spec.placement.capacity.probesPerSecond", "must be at least 1"),
        Deployment("cidr-word", "{\"egress\":{\"allowedCIDRs\":[\"10.0.0.0/8\",\"ten\"]}}", "spec.egress.allowedCIDRs[1]", Networks),
        Deployment("cidr-with-host-bits", "{\"egress\":{\"deniedCIDRs\":[\"10.0.0.1/8\"]}}", "spec.egress.deniedCIDRs[0]", Networks),
        Deployment("cidr-too-long", "{\"egress\":{\"deniedCIDRs\":[\"10.0.0.0/33\"]}}", "spec.egress.deniedCIDRs[0]", Networks),
        Deployment("deadline", "{\"provisioningDeadline\":\"1s\"}", "spec.provisioningDeadline", $"must be a duration from 10s to 24h, {Durations}"),
        Deployment("selector-operator", "{\"targetSelector\":{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"Is\"}]}}", "spec.targetSelector.matchExpressions[0].operator", "must be one of In, NotIn, Exists, DoesNotExist"),
        Deployment("selector-key", "{\"targetSelector\":{\"matchLabels\":{\"a b\":\"c\"}}}", "spec.targetSelector.matchLabels", "must be a label key: "),
        Deployment("selector-value", "{\"targetSelector\":{\"matchLabels\":{\"tier\":\"c d\"}}}", "spec.targetSelector.matchLabels.tier", "must be a label value: "),
        Deployment("namespaces-without-selector", "{\"targetNamespaces\":{\"mode\":\"Selector\"}}", "spec.targetNamespaces.selector", "labels of the namespaces, because mode is Selector"),
        Deployment("image-empty", "{\"template\":{\"image\":\"\"}}", "spec.template.image", "must be the name of an image without spaces"),
        Deployment("pod-label", "{\"template\":{\"labels\":{\"team\":\"a/b\"}}}", "spec.template.labels.team", "must be a label value: "),
        Deployment("memory", "{\"template\":{\"resources\":{\"limits\":{\"memory\":\"lots\"}}}}", "spec.template.resources.limits.memory", "must be a quantity, for example 100m, 0.5 or 64Mi"),
        new(new string('a', 60), "NetworkDeployment", "{\"replicas\":1}", "metadata.name", "must be at most 40 characters, because names of nodes and pods are made from it"),
    ];

    public static IReadOnlyDictionary<string, BadSpec> ByName { get; } = Rows.ToDictionary(row => row.Name);

    public static TheoryData<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    private static BadSpec Target(string name, string spec, string path, string sentence) => new(name, "ProbeTarget", spec, path, sentence);

    private static BadSpec Probe(string name, string fields, string path, string sentence) =>
        Target(name, $"{{\"host\":\"x\",\"probes\":[{{\"name\":\"p\"{(fields.Length > 0 ? "," : "")}{fields}}}]}}", $"spec.probes[0].{path}", sentence);

    private static BadSpec Deployment(string name, string spec, string path, string sentence) => new(name, "NetworkDeployment", spec, path, sentence);
}
