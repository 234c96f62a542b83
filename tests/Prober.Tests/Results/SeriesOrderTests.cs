using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Results;

public sealed class SeriesOrderTests
{
    [Fact]
    public void Labels_are_compared_in_the_order_of_their_names_and_by_bytes()
    {
        var order = new SeriesOrder().Of([Of("web", "a", "IPv6"), Of("web", "b10", "IPv4"), Of("web", "b2", "IPv4"), Of("web", "B", "IPv4"), Of("app", "b2", "IPv4"), Of("web", "a", "IPv4", "http")]);
        Assert.Equal(
            ["http a web IPv4", "ping B web IPv4", "ping b10 web IPv4", "ping b2 app IPv4", "ping b2 web IPv4", "ping a web IPv6"],
            order.Select(series => $"{series.Plan.Entry.Name} {series.Plan.Target} {series.Plan.Namespace} {series.Key.Family}"));
    }

    [Fact]
    public void Of_what_has_not_changed_it_is_known()
    {
        var order = new SeriesOrder();
        Series[] given = [Of("web", "b", "IPv4"), Of("web", "a", "IPv4")];
        Assert.Same(order.Of(given), order.Of(given));
        Assert.Equal("c", order.Of([Of("web", "c", "IPv4")])[0].Plan.Target);
    }

    private static Series Of(string @namespace, string target, string family, string probe = "ping") =>
        new(new ProbePlan { Uid = target, Namespace = @namespace, Target = target, Entry = Plans.Ping() with { Name = probe } }, family);
}
