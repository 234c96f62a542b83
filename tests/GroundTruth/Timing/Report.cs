using System.Globalization;
using NetworkTelemetry.GroundTruth.Truth;

namespace NetworkTelemetry.GroundTruth.Timing;

/// <summary>How far measured and true values are apart, over all targets.</summary>
internal sealed class Report
{
    private readonly List<double> _errors = [];
    private readonly List<string> _wrong = [];
    private int _gaps;
    private long _requests;

    /// <summary>Targets whose counts are not those of the wire.</summary>
    public int WrongCounts => _wrong.Count;

    public long Discarded { get; private set; }

    /// <summary>Nearly all were looked at often enough, and there were some.</summary>
    public bool IsComplete => _errors.Count > _requests * 0.9;

    public void Add(TargetTruth truth, RoundTripSamples measured)
    {
        var tally = ProberUnderTest.TallyOf(measured.Series);
        _requests += tally.Sent;
        var real = truth.TallyOf((int)tally.Sent);
        if (real != tally) _wrong.Add($"{measured.Series.Plan.Target} ({string.Join(' ', truth.Requests.Select(request => request.RoundTrip / 1000))}): {tally}, discarded {string.Join('+', measured.Series.Discarded.ToArray())}, but {real}");
        foreach (var discarded in measured.Series.Discarded) Discarded += discarded;
        if (measured.HasGap)
        {
            _gaps++;
            return;
        }

        foreach (var (request, seconds) in truth.Requests.Where(request => request.RoundTrip is not null).Zip(measured.Seconds))
            _errors.Add(Math.Abs(seconds - (request.RoundTrip!.Value / 1e9)));
    }

    /// <summary>Seconds.</summary>
    public double ErrorPercentile(double share)
    {
        _errors.Sort();
        return _errors.Count == 0 ? double.PositiveInfinity : _errors[Math.Min(_errors.Count - 1, (int)(share * _errors.Count))];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_requests} requests, {_errors.Count} round-trip times compared, {_gaps} targets looked at too rarely, {WrongCounts} targets with wrong counts; error in µs: p50 {ErrorPercentile(0.5) * 1e6:0.0}, p99 {ErrorPercentile(0.99) * 1e6:0.0}, p99.9 {ErrorPercentile(0.999) * 1e6:0.0}, max {ErrorPercentile(1) * 1e6:0.0}{string.Concat(_wrong.Take(10).Select(wrong => "\n" + wrong))}");
}
