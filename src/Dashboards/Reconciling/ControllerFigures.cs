using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Reconciling;

/// <summary>The families of controller-runtime and client-go, which every operator has: of this one alone.</summary>
internal static class ControllerFigures
{
    public static string Rate(string counter, string labels, string matcher = "") =>
        $"sum by ({labels}) {Selectors.AmongOperators($"rate({Selectors.OfOperator(counter, matcher)}[$__rate_interval])")}";

    public static string Greatest(string gauge, string labels) => $"max by ({labels}) {Selectors.AmongOperators(Selectors.OfOperator(gauge))}";

    public static string Sum(string gauge, string labels) => $"sum by ({labels}) {Selectors.AmongOperators(Selectors.OfOperator(gauge))}";

    public static string Quantile(string share, string histogram, string labels) =>
        $"histogram_quantile({share}, {Rate(histogram + "_bucket", labels + ", le")})";
}
