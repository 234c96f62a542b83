namespace NetworkTelemetry.Prober.Http.Messages;

/// <summary>What the prober needs of a response's head.</summary>
/// <param name="Version">1.0, 1.1 or 2.</param>
/// <param name="ContentEncoding">As it came; several are separated by commas.</param>
/// <param name="ContentLength">Of the body that follows; null: not known before its end.</param>
/// <param name="IsChunked">The body is in chunks (RFC 9112 §7.1).</param>
internal sealed record ResponseHead(
    int Status, double Version, string? Location = null, string? ContentType = null, string? ContentEncoding = null, long? ContentLength = null, bool IsChunked = false)
{
    /// <summary>Another head follows (RFC 9110 §15.2); not after 101, which ends HTTP on the connection.</summary>
    public bool IsInterim => Status is >= 100 and < 200 and not 101;
}
