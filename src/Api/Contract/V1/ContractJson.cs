using System.Text.Json.Serialization;

namespace NetworkTelemetry.Api.Contract.V1;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TargetList))]
[JsonSerializable(typeof(Summary))]
public sealed partial class ContractJson : JsonSerializerContext;
