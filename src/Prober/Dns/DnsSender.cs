using System.Runtime.CompilerServices;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Sends DNS queries and reads their answers. For the engine's thread.</summary>
internal sealed class DnsSender : IRequestSender, IDisposable
{
    // Weak: a template goes with the list that its entry came from.
    private readonly ConditionalWeakTable<DnsEntry, QueryTemplate> _templates = [];
    private readonly UdpQueries _udp;
    private readonly TcpQueries _tcp;

    /// <param name="watchPatiently">Datagrams carry the time of their arrival, so they may wait a little to be read together.</param>
    public DnsSender(MonotonicClock clock, Action<int> watch, Action<int> watchPatiently, Metrics.Counter socketDrops, PortLimits? limits = null)
    {
        _tcp = new TcpQueries(clock, watch);
        _udp = new UdpQueries(clock, watchPatiently, socketDrops, limits ?? new PortLimits(), (request, spent) => _tcp.Send(request, TemplateOf(request), spent));
    }

    public bool ForgetsSettledRequests => true;

    public bool StaysPrepared => true;

    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address) => null;

    public void Send(Request request)
    {
        if (request.Round.Plan.Entry.Dns!.Transport == DnsTransports.Tcp) _tcp.Send(request, TemplateOf(request));
        else _udp.Send(request, TemplateOf(request));
    }

    public Outcome Expire(Request request) => _tcp.Expire(request) ?? _udp.Expire(request);

    public void Receive()
    {
        _udp.Receive();
        _tcp.Receive();
    }

    public void Dispose()
    {
        _udp.Dispose();
        _tcp.Dispose();
    }

    private QueryTemplate TemplateOf(Request request) => _templates.GetValue(request.Round.Plan.Entry.Dns!, static entry => new QueryTemplate(entry));
}
