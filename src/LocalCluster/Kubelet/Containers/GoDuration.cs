using System.Globalization;

namespace NetworkTelemetry.LocalCluster.Kubelet.Containers;

/// <summary>Durations as Go prints them, for messages that people search for (<c>back-off 1m20s restarting failed container</c>).</summary>
internal static class GoDuration
{
    public static string Format(TimeSpan duration)
    {
        if (duration < TimeSpan.FromSeconds(1))
            return string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.###}ms");
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds % 60:0.###}s");
        return duration.TotalMinutes < 1 ? seconds
            : duration.TotalHours < 1 ? $"{duration.Minutes}m{seconds}"
            : $"{(int)duration.TotalHours}h{duration.Minutes}m{seconds}";
    }
}
