using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>What is known of one address family.</summary>
internal sealed class FamilyState(string family)
{
    public string Family => family;

    /// <summary>The target that answered last.</summary>
    public ProbeAddress? LastAnswered { get; set; }

    /// <summary>Another one, that answered last before it: a target that lost its own route just after it answered is not the whole network.</summary>
    public ProbeAddress? AnsweredBefore { get; set; }

    /// <summary>The target whose silence the standing verdict began with.</summary>
    public ProbeAddress? Suspect { get; set; }

    /// <summary>One of <see cref="IsolationReason"/>; null: not isolated.</summary>
    public string? Reason { get; set; }

    /// <summary>What becomes of requests that fail meanwhile.</summary>
    public Outcome Outcome { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>When the last isolation ended, in monotonic nanoseconds.</summary>
    public long Until { get; set; } = long.MinValue;

    public long LookedAt { get; set; } = long.MinValue / 2;

    public void Answered(ProbeAddress address)
    {
        if (address == LastAnswered) return;
        (AnsweredBefore, LastAnswered) = (LastAnswered, address);
    }
}
