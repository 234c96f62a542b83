using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Cli.Monitoring;

internal static partial class MonitoringLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Prometheus goes on with the targets that it has, because {File} cannot be written: {Problem}")]
    public static partial void TargetsNotWritten(this ILogger logger, string file, string problem);
}
