namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>Sums over the last 60 seconds, in cells of one second. One thread writes; others may read and see a value that is a moment old.</summary>
internal sealed class MinuteWindow(int width)
{
    private const int Cells = 60;

    private readonly long[] _second = new long[Cells];
    private readonly long[] _values = new long[Cells * width];

    public void Add(long now, int column, long amount)
    {
        var second = now / MonotonicClock.NanosecondsPerSecond;
        var cell = (int)(second % Cells);
        if (_second[cell] != second)
        {
            Array.Clear(_values, cell * width, width);
            _second[cell] = second;
        }

        _values[(cell * width) + column] += amount;
    }

    public long Sum(long now, int column)
    {
        var oldest = (now / MonotonicClock.NanosecondsPerSecond) - Cells;
        long sum = 0;
        for (var cell = 0; cell < Cells; cell++)
            if (_second[cell] > oldest) sum += _values[(cell * width) + column];
        return sum;
    }
}
