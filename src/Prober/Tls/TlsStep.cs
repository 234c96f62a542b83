namespace NetworkTelemetry.Prober.Tls;

/// <summary>How far a session came with what it was given.</summary>
internal enum TlsStep
{
    /// <summary>It has done what was asked for.</summary>
    Done,

    /// <summary>More must come from the server.</summary>
    NeedsInput,

    /// <summary>The server has said that nothing more will come (close_notify).</summary>
    Ended,

    /// <summary>It can't go on; <see cref="TlsSession.Problem"/> says why.</summary>
    Failed,
}
