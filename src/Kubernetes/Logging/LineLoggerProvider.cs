using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Kubernetes.Logging;

/// <summary>One line for each message on standard error, without the console logger's queue, thread and configuration, which cost megabytes.</summary>
public sealed class LineLoggerProvider(TimeProvider time) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new LineLogger(time, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void Dispose()
    {
        // Standard error is not ours to close.
    }

    private sealed class LineLogger(TimeProvider time, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception).ReplaceLineEndings(" ");
            var problem = exception is null ? "" : $": {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";
            Console.Error.WriteLine($"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {logLevel.ToString().ToLowerInvariant()} {category}: {text}{problem}");
            if (logLevel == LogLevel.Critical && exception is not null) Console.Error.WriteLine(exception);
        }
    }
}
