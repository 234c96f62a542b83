using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Http;

/// <summary>What a failed exchange over an open connection says about the target. Pure.</summary>
internal static class HttpFailure
{
    public static Outcome Of(Exception failure) => failure switch
    {
        OperationCanceledException => Outcome.Lost(ProbeReason.Timeout),
        HttpRequestException when IsTooLarge(failure) =>
            Outcome.Lost(ProbeReason.TooLarge, $"the response's headers have more than {IHttpWire.MaxHeaderKilobytes} KiB"),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            Outcome.Lost(ProbeReason.UnexpectedAnswer, "the server closed the connection before the end of the response"),
        InvalidDataException => Outcome.Lost(ProbeReason.UnexpectedAnswer, $"the body can't be decompressed: {failure.Message}"),
        HttpRequestException or IOException => Outcome.Lost(ProbeReason.UnexpectedAnswer, $"the exchange broke off: {failure.GetBaseException().Message}"),

        // A mistake of ours is never the target's.
        _ => Outcome.Discarded(ProbeReason.NotSent, $"the prober failed: {failure.Message}"),
    };

    // With HTTP/2 it is what made the platform end the connection, and so the request.
    private static bool IsTooLarge(Exception? failure) =>
        failure is not null && (failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } || IsTooLarge(failure.InnerException));
}
