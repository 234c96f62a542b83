namespace NetworkTelemetry.Prober.Results;

/// <summary>Figures of one round in seconds; NaN where there are too few responses.</summary>
internal readonly record struct RoundStatistics(double Last, double Min, double Mean, double Max, double Deviation, double Jitter)
{
    /// <param name="roundTrips">Seconds, in the order of sending, of the requests that were answered.</param>
    /// <remarks>Deviation is that of the population. Jitter is the mean of |D(i) − D(i−1)| over consecutive responses (the round-trip form of RFC 3393).</remarks>
    public static RoundStatistics Of(ReadOnlySpan<double> roundTrips)
    {
        if (roundTrips.IsEmpty) return new RoundStatistics(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        double min = double.PositiveInfinity, max = 0, sum = 0, steps = 0;
        for (var i = 0; i < roundTrips.Length; i++)
        {
            min = Math.Min(min, roundTrips[i]);
            max = Math.Max(max, roundTrips[i]);
            sum += roundTrips[i];
            if (i > 0) steps += Math.Abs(roundTrips[i] - roundTrips[i - 1]);
        }

        var mean = sum / roundTrips.Length;
        double squares = 0;
        foreach (var roundTrip in roundTrips) squares += (roundTrip - mean) * (roundTrip - mean);
        return new RoundStatistics(
            roundTrips[^1], min, mean, max, Math.Sqrt(squares / roundTrips.Length), roundTrips.Length > 1 ? steps / (roundTrips.Length - 1) : double.NaN);
    }
}
