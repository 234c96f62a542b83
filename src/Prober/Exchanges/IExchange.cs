using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>One request and its answer over a connection of its own.</summary>
internal interface IExchange
{
    /// <summary>What is being waited for, for the message of a time-out; from any thread.</summary>
    string Stage { get; }

    /// <summary>Started on the engine's thread, which it must not keep: what takes long is for a connection whose waits end elsewhere. Never throws.</summary>
    Task<Outcome> RunAsync(CancellationToken cancellation);

    /// <summary>Gives the series the figures that are known so far. On the engine's thread.</summary>
    void Show(Series series);
}
