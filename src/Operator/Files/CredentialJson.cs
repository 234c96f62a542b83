using System.Text.Json.Serialization;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Files;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(CredentialChange))]
[JsonSerializable(typeof(KubernetesList<CredentialChange>))]
[JsonSerializable(typeof(WatchEvent<CredentialChange>))]
internal sealed partial class CredentialJson : JsonSerializerContext;
