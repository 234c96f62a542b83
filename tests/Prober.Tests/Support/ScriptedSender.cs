using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>Keeps the requests, so that a test decides what becomes of them and when.</summary>
internal sealed class ScriptedSender(Func<long> now) : IRequestSender
{
    public List<(long At, Request Request)> Sent { get; } = [];

    public Obstacle? Obstacle { get; set; }

    /// <summary>What happens when the engine looks for replies.</summary>
    public Action Receiving { get; set; } = () => { };

    /// <summary>What happens while a request is sent.</summary>
    public Action Sending { get; set; } = () => { };

    /// <summary>As the sender of echo requests, which needs nothing of a request that is settled.</summary>
    public bool ForgetsSettledRequests { get; set; }

    public bool StaysPrepared => ForgetsSettledRequests;

    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address) => Obstacle;

    public void Send(Request request)
    {
        Sending();
        Sent.Add((now(), request));
    }

    public Outcome Expire(Request request) => Outcome.Lost(ProbeReason.Timeout);

    public void Receive() => Receiving();
}
