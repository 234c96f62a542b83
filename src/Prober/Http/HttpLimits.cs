namespace NetworkTelemetry.Prober.Http;

/// <summary>How much of the prober HTTP may take, so that no target delays another one.</summary>
/// <param name="Exchanges">At once.</param>
/// <param name="ExchangesPerProbe">At once of one probe and address family: one that hangs, with a time-out much longer than its interval, must not take all places.</param>
/// <param name="BodyBytes">Held at once to be matched.</param>
internal sealed record HttpLimits(int Exchanges = 1024, int ExchangesPerProbe = 64, long BodyBytes = 64 * 1024 * 1024);
