using System.Diagnostics;

namespace NetworkTelemetry.Fuzz.Engine;

/// <summary>Feeds one parser with inputs, on a thread of its own, until the time is over or something does not hold.</summary>
internal sealed class FuzzRun(FuzzSubject subject, ulong seed)
{
    /// <summary>On a machine that is busy with other things a thread may wait for seconds.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);
    private const int MaxShown = 1024;

    private long _inputs;
    private long _begun;
    private byte[] _input = [];
    private long _worstAllocation;
    private TimeSpan _worstTime;
    private string? _failure;

    /// <summary>All of them at the same time.</summary>
    public static IReadOnlyList<FuzzReport> All(IEnumerable<FuzzSubject> subjects, ulong seed, TimeSpan duration) =>
        [.. subjects.Select(subject => new FuzzRun(subject, seed)).Select(run => (run, thread: run.Start(duration))).ToArray().Select(started => started.run.Await(started.thread))];

    /// <summary>What one input does not fulfil; null: nothing.</summary>
    public string? Try(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            subject.Take(input);
        }
#pragma warning disable CA1031 // Whatever a parser throws is what we look for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e is FuzzException ? e.Message : e.ToString();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        _worstAllocation = Math.Max(_worstAllocation, allocated);
        return allocated > subject.MaxAllocated(input.Length) ? $"it allocated {allocated} bytes for an input of {input.Length}" : null;
    }

    private Thread Start(TimeSpan duration)
    {
        var thread = new Thread(() => Feed(duration)) { IsBackground = true, Name = subject.Name };
        thread.Start();
        return thread;
    }

    private void Feed(TimeSpan duration)
    {
        // What is made once, such as tables of the serializer, is no cost of an input.
        foreach (var valid in subject.Seeds) Try(subject.Prepare(valid));
        _worstAllocation = 0;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration && _failure is null)
        {
            Volatile.Write(ref _input, subject.Prepare(Mutator.Make(subject, seed, _inputs)));
            Volatile.Write(ref _begun, Stopwatch.GetTimestamp());
            var failure = Try(_input);
            var elapsed = Stopwatch.GetElapsedTime(_begun);
            Volatile.Write(ref _begun, 0);
            if (elapsed > _worstTime) _worstTime = elapsed;
            if (failure is not null) Volatile.Write(ref _failure, Describe(failure));
            else _inputs++;
        }
    }

    private FuzzReport Await(Thread thread)
    {
        string? failure = null;
        while (failure is null && !thread.Join(TimeSpan.FromMilliseconds(250)))
            if (Volatile.Read(ref _begun) is > 0 and var begun && Stopwatch.GetElapsedTime(begun) > Hang) failure = Describe($"it has not ended after {Hang.TotalSeconds} s");
        return new FuzzReport(subject.Name, seed, _inputs, _worstTime, _worstAllocation, failure ?? _failure);
    }

    private string Describe(string failure)
    {
        var shown = _input.AsSpan(0, Math.Min(_input.Length, MaxShown));
        var all = "";
        if (shown.Length < _input.Length)
        {
            var file = Path.Combine(Path.GetTempPath(), $"telemetry-fuzz-{seed}-{_inputs}");
            File.WriteAllBytes(file, _input);
            all = $"… of {_input.Length} bytes, all of them in {file}";
        }

        return $"{failure}\n  seed {seed}, input {_inputs}, as hexadecimal digits: {Convert.ToHexString(shown)}{all}";
    }
}
