namespace NetworkTelemetry.Prober.Measuring;

internal enum Admittance
{
    Admitted,

    /// <summary>Its turn will come.</summary>
    Waiting,

    /// <summary>An earlier request of the same series waits already.</summary>
    Refused,
}
