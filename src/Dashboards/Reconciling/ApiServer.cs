using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;

namespace NetworkTelemetry.Dashboards.Reconciling;

internal static class ApiServer
{
    public static Section Create() => new("Requests to the API server", new Line(8,
        Graph(
            "Requests by answer", "Requests by the code of their answer; each attempt counts.",
            "reqps", new Query(ControllerFigures.Rate("rest_client_requests_total", "code"), "{{code}}")) with { Stacking = "normal" },
        Graph(
            "Requests by method", "A quiet system only renews its Lease.",
            "reqps", new Query(ControllerFigures.Rate("rest_client_requests_total", "method"), "{{method}}")),
        Graph(
            "Time to the answer", "99 of 100 requests were answered sooner than this.", "s",
            new Query(ControllerFigures.Quantile("0.99", "rest_client_request_duration_seconds", "verb"), "{{verb}}"))));

    private static TimeSeriesPanel Graph(string title, string description, string unit, Query query) =>
        new(title, description, unit) { Min = 0, HasFigures = false, Queries = [query] };
}
