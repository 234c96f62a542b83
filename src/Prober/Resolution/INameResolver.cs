namespace NetworkTelemetry.Prober.Resolution;

internal interface INameResolver
{
    /// <summary>Never throws: a failure is an answer.</summary>
    Task<NameAnswer> ResolveAsync(string host);
}
