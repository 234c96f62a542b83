using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Dns;

internal enum ExchangeState
{
    Waiting,

    /// <summary>The connection stands and the query is on its way: wait for something to read.</summary>
    Asked,
    Answered,

    /// <summary>Without an answer.</summary>
    Ended,
}

/// <summary>How far an exchange is.</summary>
internal readonly record struct ExchangeStep(ExchangeState State, Outcome Outcome = default)
{
    public static ExchangeStep Waiting => new(ExchangeState.Waiting);

    public static ExchangeStep Asked => new(ExchangeState.Asked);

    public static ExchangeStep Answered(Outcome outcome) => new(ExchangeState.Answered, outcome);

    public static ExchangeStep Ended(Outcome outcome) => new(ExchangeState.Ended, outcome);
}
