using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>Probes that only connect stay on the engine's thread, where the kernel measures them; those that speak are exchanges.</summary>
internal sealed class TcpProbeSender(IRequestSender connects, IRequestSender exchanges) : IRequestSender
{
    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address) => For(plan).Prepare(plan, address);

    public void Send(Request request) => For(request.Round.Plan).Send(request);

    public Outcome Expire(Request request) => For(request.Round.Plan).Expire(request);

    public void Receive()
    {
        connects.Receive();
        exchanges.Receive();
    }

    private IRequestSender For(ProbePlan plan) => plan.IsTcpExchange ? exchanges : connects;
}
