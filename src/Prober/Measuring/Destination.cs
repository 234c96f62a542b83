using System.Net;

namespace NetworkTelemetry.Prober.Measuring;

internal sealed record Destination(IPAddress Address, int Port);
