using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

/// <summary><c>intstr.IntOrString</c>: a number or a name, as ports are given.</summary>
[JsonConverter(typeof(IntOrStringConverter))]
public readonly record struct IntOrString(int Number, string? Text = null)
{
    public static IntOrString FromInt32(int value) => new(value);

    public static IntOrString FromString(string value) => new(0, value);

    public static implicit operator IntOrString(int value) => FromInt32(value);

    public static implicit operator IntOrString(string value) => FromString(value);

    public override string ToString() => Text ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
