using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Reconciling;

internal static class OperatorProcess
{
    public static Section Create() => new("Process", new Line(8,
        Graph("Processor time", "Processor cores that each replica uses.", "none", ControllerFigures.Rate("process_cpu_seconds_total", "instance")),
        Graph("Memory", "Resident memory of each replica.", "bytes", ControllerFigures.Greatest("process_resident_memory_bytes", "instance")),
        Graph("File descriptors", "Open file descriptors of each replica.", "short", ControllerFigures.Greatest("process_open_fds", "instance")),
        Graph(
            "Failures of the certificate authority", "Times the Secret with the operator's own certificate authority could not be read or written.", "ops",
            $"sum by (instance) (rate({CertificateMetrics.Failures.OfOperator()}[$__rate_interval]))")));

    private static TimeSeriesPanel Graph(string title, string description, string unit, string expression) =>
        new(title, description, unit) { Min = 0, HasFigures = false, Queries = [new Query(expression, "{{instance}}")] };
}
