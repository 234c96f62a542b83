using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Alerting.Cardinality;

/// <summary>A probe whose series are counted.</summary>
/// <param name="Series">How many it has for each target and node: numbers that Prometheus' size is planned with, so they are not computed here.</param>
/// <param name="Settings">Of the probe, in YAML.</param>
internal sealed record CountedProbe(string Name, string Type, int Series, string Settings)
{
    /// <summary>It does more than connect.</summary>
    public bool Speaks { get; init; }

    public bool UsesTls { get; init; }

    /// <summary>One of each kind, with everything that adds a series.</summary>
    public static IReadOnlyList<CountedProbe> All(int page, int names, int port) =>
    [
        new("ping", ProbeType.Icmp, 32, "icmp: {packets: 3, packetInterval: 50ms}"),
        new("port", ProbeType.Tcp, 31, $"tcp: {{port: {port}}}"),
        new("tls", ProbeType.Tcp, 42, $"tcp: {{port: {page}, tls: {{verification: None}}}}") { Speaks = true, UsesTls = true },
        new("page", ProbeType.Http, 50, $"http: {{port: {page}, tls: {{verification: None}}}}") { UsesTls = true },
        new("name", ProbeType.Dns, 44, $"dns: {{queryName: www.example.test, server: 127.0.0.1, port: {names}}}"),
    ];

    public static string Manifest(string target, IEnumerable<CountedProbe> probes) => ShortTarget.Manifest(
        target, string.Join(", ", probes.Select(probe => $"{{name: {probe.Name}, type: {probe.Type}, {probe.Settings}}}")),
        "objective: {availability: \"99.9%\", window: 720h}", "thresholds: {rtt: 200ms, loss: \"1%\", jitter: 50ms, certificateExpiry: 336h}");
}
