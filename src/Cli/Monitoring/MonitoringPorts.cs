using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Cli.Monitoring;

/// <summary>Ports on 127.0.0.1.</summary>
internal sealed record MonitoringPorts(int Prometheus, int Alertmanager)
{
    private const int UsualPrometheus = 9090;
    private const int UsualAlertmanager = 9093;

    /// <summary>The usual ones, and any others where those are taken: another Prometheus of this machine is left alone.</summary>
    public static MonitoringPorts Choose() => new(FreeOr(UsualPrometheus), FreeOr(UsualAlertmanager));

    private static int FreeOr(int usual)
    {
        try
        {
            return Bind(usual);
        }
        catch (SocketException)
        {
            return Bind(0);
        }
    }

    private static int Bind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
