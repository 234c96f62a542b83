using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>A reason as a sentence's end.</summary>
internal static class IsolationWords
{
    public static string Of(string reason) => reason switch
    {
        IsolationReason.NoRoute => "the machine has no route any more",
        IsolationReason.NoCarrier => "its network interface has no carrier",
        _ => "neither the gateway nor any resolver answers",
    };
}
