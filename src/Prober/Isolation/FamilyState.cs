using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>What is known of one address family.</summary>
internal sealed class FamilyState(string family)
{
    public string Family => family;

    /// <summary>The target that answered last.</summary>
    public ProbeAddress? LastAnswered { get; set; }

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
}
