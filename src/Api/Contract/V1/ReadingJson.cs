using System.Text.Json.Serialization;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>The shapes that <see cref="TargetListCodec"/> reads step by step.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TargetListHeader))]
[JsonSerializable(typeof(TargetEntryHeader))]
[JsonSerializable(typeof(ProbeEntry))]
internal sealed partial class ReadingJson : JsonSerializerContext;
