using System.Buffers;
using System.Text;

namespace NetworkTelemetry.Metrics.Tests;

internal static class Exposed
{
    public static string Text(MetricRegistry registry, ExpositionFormat format = ExpositionFormat.PrometheusText) => Encoding.UTF8.GetString(Bytes(registry, format));

    public static byte[] Bytes(MetricRegistry registry, ExpositionFormat format)
    {
        var buffer = new ArrayBufferWriter<byte>();
        registry.Write(buffer, format);
        return buffer.WrittenSpan.ToArray();
    }
}
