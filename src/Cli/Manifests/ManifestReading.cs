namespace NetworkTelemetry.Cli.Manifests;

/// <summary>What could be read, and a line for each thing that could not.</summary>
internal sealed record ManifestReading(IReadOnlyList<ManifestDocument> Documents, IReadOnlyList<string> Errors);
