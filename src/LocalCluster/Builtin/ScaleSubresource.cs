namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>Where the scale subresource finds its numbers; JSON paths such as <c>.spec.replicas</c>.</summary>
internal sealed record ScaleSubresource(string SpecReplicasPath, string StatusReplicasPath, string? LabelSelectorPath);
