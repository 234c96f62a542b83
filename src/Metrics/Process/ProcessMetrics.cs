using System.Globalization;

namespace NetworkTelemetry.Metrics;

/// <summary>The standard process metrics of the Prometheus client libraries, read from /proc (Linux).</summary>
public sealed class ProcessMetrics : IMetricCollector
{
    private static readonly LabelSet[] Generations =
        [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(generation => LabelSet.Create("generation", generation.ToString(CultureInfo.InvariantCulture)))];

    private readonly double _startTime;
    private readonly double _maxDescriptors;

    public ProcessMetrics()
    {
        // Not System.Diagnostics.Process: it is more than a megabyte of code for one number.
        _startTime = StartTime(File.ReadAllText("/proc/self/stat"), File.ReadLines("/proc/stat"));
        _maxDescriptors = MaxDescriptors(File.ReadLines("/proc/self/limits"));
    }

    public void Collect(MetricWriter writer)
    {
        var (size, resident) = MemoryPages(File.ReadAllText("/proc/self/statm"));
        Write(writer, "process_cpu_seconds_total", MetricType.Counter, "User and system CPU time spent, in seconds.", Environment.CpuUsage.TotalTime.TotalSeconds);
        Write(writer, "process_resident_memory_bytes", MetricType.Gauge, "Resident memory, in bytes.", resident * Environment.SystemPageSize);
        Write(writer, "process_virtual_memory_bytes", MetricType.Gauge, "Virtual memory, in bytes.", size * Environment.SystemPageSize);
        Write(writer, "process_start_time_seconds", MetricType.Gauge, "Start of the process, in seconds since the Unix epoch.", _startTime);
        Write(writer, "process_open_fds", MetricType.Gauge, "Open file descriptors.", Directory.EnumerateFileSystemEntries("/proc/self/fd").Count());
        Write(writer, "process_max_fds", MetricType.Gauge, "Most file descriptors that may be open.", _maxDescriptors);
        writer.Family("dotnet_gc_collections_total", MetricType.Counter, "Collections of managed memory, of each generation with all younger ones.");
        foreach (var (generation, labels) in Generations.Index()) writer.Sample(labels, GC.CollectionCount(generation));
        Write(writer, "dotnet_gc_pause_time_seconds_total", MetricType.Counter, "Time for which collections of managed memory stopped all threads, in seconds.", GC.GetTotalPauseDuration().TotalSeconds);
        Write(writer, "dotnet_gc_heap_total_allocated_bytes_total", MetricType.Counter, "Managed memory allocated since the start, in bytes.", GC.GetTotalAllocatedBytes());
    }

    internal static (double Size, double Resident) MemoryPages(string statm)
    {
        var fields = statm.Split(' ');
        return (double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The soft limit; +Inf when it is "unlimited".</summary>
    internal static double MaxDescriptors(IEnumerable<string> limits)
    {
        const string Row = "Max open files";
        var line = limits.First(candidate => candidate.StartsWith(Row, StringComparison.Ordinal));
        var soft = line[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return double.TryParse(soft, NumberStyles.Integer, CultureInfo.InvariantCulture, out var limit) ? limit : double.PositiveInfinity;
    }

    /// <summary>Field 22 of /proc/PID/stat, in the kernel's ticks (1/100 s on every architecture of .NET) since boot.</summary>
    internal static double StartTime(string processStat, IEnumerable<string> systemStat)
    {
        const double TicksPerSecond = 100;
        const string BootTime = "btime ";

        // The second field is the program's name in parentheses and may hold anything, also spaces.
        var fields = processStat[(processStat.LastIndexOf(')') + 2)..].Split(' ');
        var boot = systemStat.First(line => line.StartsWith(BootTime, StringComparison.Ordinal))[BootTime.Length..];
        return double.Parse(boot, CultureInfo.InvariantCulture) + (double.Parse(fields[19], CultureInfo.InvariantCulture) / TicksPerSecond);
    }

    private static void Write(MetricWriter writer, string name, MetricType type, string help, double value)
    {
        writer.Family(name, type, help);
        writer.Sample(value);
    }
}
