namespace NetworkTelemetry.Prober.Http.Messages;

/// <summary>A body of known length, or one that ends with the connection.</summary>
internal sealed class LengthFraming : BodyFraming
{
    private readonly bool _endsWithConnection;
    private long _left;

    /// <param name="length">Null: the body ends with the connection.</param>
    public LengthFraming(long? length)
    {
        _endsWithConnection = length is null;
        _left = length ?? long.MaxValue;
        HasEnded |= _left == 0;
    }

    public override int Take(Span<byte> received)
    {
        var count = (int)Math.Min(received.Length, _left);
        _left -= count;
        HasEnded |= _left == 0;
        return count;
    }

    public override void Close()
    {
        HasEnded |= _endsWithConnection;
        base.Close();
    }
}
