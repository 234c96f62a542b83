namespace NetworkTelemetry.Api.Schemas;

/// <summary>A piece of the Kubernetes API that is passed on as it is; the API server checks it when the pod is made.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PreserveUnknownFieldsAttribute : Attribute;
