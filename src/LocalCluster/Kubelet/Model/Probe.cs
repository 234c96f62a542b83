using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

/// <summary>
/// A container probe with the API's defaults; all times in seconds. The setters apply them, because generated deserialization sets every
/// property, with zero for a field that is not there; the API takes zero for "not given" as well.
/// </summary>
internal sealed record Probe
{
    public HttpGetAction? HttpGet { get; init; }
    public TcpSocketAction? TcpSocket { get; init; }
    public ExecAction? Exec { get; init; }
    public int InitialDelaySeconds { get; init; }
    public int PeriodSeconds { get; init => field = Given(value, 10); } = 10;
    public int TimeoutSeconds { get; init => field = Given(value, 1); } = 1;
    public int SuccessThreshold { get; init => field = Given(value, 1); } = 1;
    public int FailureThreshold { get; init => field = Given(value, 3); } = 3;
    public long? TerminationGracePeriodSeconds { get; init; }

    private static int Given(int value, int standard) => value > 0 ? value : standard;
}

/// <param name="Port">A number or the name of a container port.</param>
internal sealed record HttpGetAction(
    string? Scheme, string? Host, [property: JsonConverter(typeof(IntOrStringConverter))] string Port, string? Path, IReadOnlyList<HttpHeader>? HttpHeaders);

internal sealed record HttpHeader(string Name, string Value);

internal sealed record TcpSocketAction(string? Host, [property: JsonConverter(typeof(IntOrStringConverter))] string Port);

internal sealed record ExecAction(IReadOnlyList<string>? Command);

/// <summary>Kubernetes' IntOrString, kept as text.</summary>
internal sealed class IntOrStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture) : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
