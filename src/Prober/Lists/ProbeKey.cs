namespace NetworkTelemetry.Prober.Lists;

internal readonly record struct ProbeKey(string Uid, string Probe);
