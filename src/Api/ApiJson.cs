using System.Text.Json.Serialization;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(ProbeTarget))]
[JsonSerializable(typeof(KubernetesList<ProbeTarget>))]
[JsonSerializable(typeof(WatchEvent<ProbeTarget>))]
[JsonSerializable(typeof(NetworkDeployment))]
[JsonSerializable(typeof(KubernetesList<NetworkDeployment>))]
[JsonSerializable(typeof(WatchEvent<NetworkDeployment>))]
public sealed partial class ApiJson : JsonSerializerContext;
