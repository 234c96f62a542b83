namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>Why a round was left out. Nothing is counted for its target: it was not measured.</summary>
internal enum SkipReason
{
    /// <summary>Its time was long over when the prober came to it, as after a stopped machine.</summary>
    Late,

    /// <summary>Requests of the round before still wait for their turn.</summary>
    Waiting,

    /// <summary>The first answer of the resolver is still waited for.</summary>
    Resolving,
}
