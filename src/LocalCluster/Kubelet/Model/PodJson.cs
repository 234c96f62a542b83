using System.Text.Json.Serialization;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SecondsConverter)])]
[JsonSerializable(typeof(Pod))]
[JsonSerializable(typeof(ContainerStatus))]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class PodJson : JsonSerializerContext;
