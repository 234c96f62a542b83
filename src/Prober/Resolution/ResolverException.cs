namespace NetworkTelemetry.Prober.Resolution;

/// <summary>None of the resolvers gave an answer that can be used.</summary>
/// <param name="isAnswered">One at least is alive and said that it can't help (SERVFAIL, REFUSED).</param>
internal sealed class ResolverException(string message, bool isAnswered = false) : Exception(message)
{
    public bool IsAnswered => isAnswered;
}
