namespace NetworkTelemetry.EndToEnd.Samples;

/// <summary>What a test puts in the place of a sample's example name, address, port or limit, so that nothing leaves this machine.</summary>
public sealed record Replacement(string Sample, string Here);
