using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>Opens TCP connections and closes them. For the engine's thread.</summary>
internal sealed class TcpSender(MonotonicClock clock, Action<Action> post, int maxConcurrent = 1024) : IRequestSender
{
    private readonly Dictionary<Request, TcpAttempt> _open = [];

    public Obstacle? Prepare(ProbeAddress address) => null;

    public void Send(Request request)
    {
        if (_open.Count >= maxConcurrent)
        {
            request.Settle(Outcome.Discarded(ProbeReason.NotSent, $"{maxConcurrent} connections are being opened already"));
            return;
        }

        var round = request.Round;
        var family = round.Address.Family == IpFamily.V4 ? System.Net.Sockets.AddressFamily.InterNetwork : System.Net.Sockets.AddressFamily.InterNetworkV6;
        Socket socket;
        try
        {
            socket = new Socket(family, SocketType.Stream, ProtocolType.Tcp);
        }
        catch (SocketException e)
        {
            request.Settle(ConnectOutcome.Of(e.SocketErrorCode, 0));
            return;
        }

        var attempt = new TcpAttempt(socket, clock, (error, roundTrip) => post(() => Completed(request, error, roundTrip)));
        _open.Add(request, attempt);
        attempt.Start(new IPEndPoint(round.Address.Value, round.Plan.Entry.Tcp!.Port));
    }

    public Outcome Expire(Request request) => _open.Remove(request, out var attempt) ? attempt.Abandon() : Outcome.Lost(ProbeReason.Timeout);

    public void Receive()
    {
        // Completions are posted.
    }

    private void Completed(Request request, SocketError error, long roundTrip)
    {
        _open.Remove(request);
        request.Settle(ConnectOutcome.Of(error, roundTrip));
    }
}
