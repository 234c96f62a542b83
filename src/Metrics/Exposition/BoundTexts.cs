namespace NetworkTelemetry.Metrics;

/// <summary>The values of <c>le</c> as they are written. All series of a family have the same bounds: they are put into words once.</summary>
internal sealed class BoundTexts(ExpositionFormat format)
{
    private double[] _bounds = [];
    private byte[][] _texts = [];

    /// <summary>One more than the bounds: the last is +Inf.</summary>
    public byte[][] Of(ReadOnlySpan<double> bounds)
    {
        if (_texts.Length > 0 && bounds.SequenceEqual(_bounds)) return _texts;
        _bounds = bounds.ToArray();
        _texts = [.. _bounds.Append(double.PositiveInfinity).Select(TextOf)];
        return _texts;
    }

    private byte[] TextOf(double bound)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        return text[..NumberText.FormatBound(bound, text, format)].ToArray();
    }
}
