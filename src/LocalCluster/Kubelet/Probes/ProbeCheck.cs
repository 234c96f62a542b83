using System.Net.Sockets;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

/// <summary>Carries out one attempt of a probe.</summary>
internal static class ProbeCheck
{
    public static async Task<ProbeResult> RunAsync(Probe probe, ProbeTarget target, TimeProvider time, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(Math.Clamp(probe.TimeoutSeconds, 1, 86_400));
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return probe switch
            {
                { HttpGet: { } http } => await HttpCheck.RunAsync(http, target, either.Token),
                { TcpSocket: { } tcp } => await ConnectAsync(tcp, target, either.Token),
                { Exec: { } exec } => await ExecCheck.RunAsync(exec, target, either.Token),
                _ => ProbeResult.Bad("the local cluster supports httpGet, tcpSocket and exec probes only"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProbeResult.Bad($"timed out after {limit.TotalSeconds:0}s");
        }
    }

    private static async Task<ProbeResult> ConnectAsync(TcpSocketAction tcp, ProbeTarget target, CancellationToken cancellationToken)
    {
        if (target.Port(tcp.Port) is not { } port)
            return ProbeResult.Bad($"the container has no port named \"{tcp.Port}\"");
        var host = string.IsNullOrEmpty(tcp.Host) ? target.PodIP : tcp.Host;
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(host, port, cancellationToken);
            return ProbeResult.Good;
        }
        catch (SocketException e)
        {
            return new ProbeResult(false, $"dial tcp {host}:{port}: {e.Message}", e.SocketErrorCode == SocketError.ConnectionRefused);
        }
    }
}
