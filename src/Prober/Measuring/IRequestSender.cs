using NetworkTelemetry.Prober.Lists;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>One kind of probe. Called on the engine's thread only.</summary>
internal interface IRequestSender
{
    /// <summary>Whether nothing refers to a request once it is settled, so that its round may be used again.</summary>
    bool ForgetsSettledRequests => false;

    /// <summary>Whether a plan and an address that were prepared once need no further look.</summary>
    bool StaysPrepared => false;

    /// <summary>Called before a round; null when the plan's requests can be sent to this address.</summary>
    Obstacle? Prepare(ProbePlan plan, ProbeAddress address);

    /// <summary>Sends, and settles the request once its outcome is known, possibly before returning.</summary>
    void Send(Request request);

    /// <summary>The time-out has passed without an outcome: frees what the request holds and says what to count.</summary>
    Outcome Expire(Request request);

    /// <summary>Takes what has arrived, before time-outs are judged.</summary>
    void Receive();
}
