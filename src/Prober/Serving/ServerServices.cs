using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Prober.Serving;

/// <summary>What Kestrel asks a container for when it serves TLS.</summary>
internal sealed class ServerServices(ILoggerFactory loggers) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(ILoggerFactory) ? loggers : null;
}
