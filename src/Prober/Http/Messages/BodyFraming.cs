namespace NetworkTelemetry.Prober.Http.Messages;

/// <summary>How an HTTP/1 connection says where a body ends (RFC 9112 §6.3).</summary>
internal abstract class BodyFraming
{
    public bool HasEnded { get; protected set; }

    /// <param name="hasBody">False: whatever the head says, as after HEAD.</param>
    public static BodyFraming Of(ResponseHead head, bool hasBody) =>
        !hasBody || head.Status is 101 or 204 or 304 ? new LengthFraming(0)
        : head.IsChunked ? new ChunkedFraming()
        : new LengthFraming(head.ContentLength);

    /// <summary>Moves the part of the body that is in these bytes to their front, and says how much that is. What comes behind the end is left out.</summary>
    /// <exception cref="HttpIOException">They are malformed.</exception>
    public abstract int Take(Span<byte> received);

    /// <summary>Nothing more will come.</summary>
    /// <exception cref="HttpIOException">Something should have.</exception>
    public virtual void Close()
    {
        if (!HasEnded) throw new HttpIOException(HttpRequestError.ResponseEnded);
    }
}
