namespace NetworkTelemetry.Kubernetes.Client;

/// <param name="FieldManager">Who owns the fields; one for each controller.</param>
/// <param name="Force">Takes fields from other managers; without it a conflict is an error with code 409.</param>
/// <param name="Subresource">For example <c>status</c>.</param>
public sealed record ApplyOptions(string FieldManager, bool Force = true, string? Subresource = null);
