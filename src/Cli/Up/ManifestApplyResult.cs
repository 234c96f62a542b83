namespace NetworkTelemetry.Cli.Up;

internal sealed record ManifestApplyResult(IReadOnlyList<string> Displays, IReadOnlyList<string> Errors);
