using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>
/// Whether every resolver of the machine is silent. They are asked only while the answer matters, and whatever comes back is a sign of life, refusals included. A
/// resolver on the loopback answers without any network and is left out; without any other there is no such evidence. For the engine's thread.
/// </summary>
/// <param name="post">Has something done on the engine's thread; from any thread.</param>
internal sealed class ResolverSilence(ConfigurationFile<ResolverSettings> resolvers, StubClient client, MonotonicClock clock, Action<Action> post)
{
    private const long AskEvery = 2 * MonotonicClock.NanosecondsPerSecond;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Every resolver knows the root's name servers, or says that it does not.
    private static readonly DnsQuestion Question = new(".", RecordType.NS);

    private bool _isAsking;
    private bool _areSilent;
    private long _askedAt = long.MinValue / 2;

    /// <summary>The last finding, false before the first; asks anew in the background when that is old.</summary>
    public bool AreSilent()
    {
        if (_isAsking || clock.Now - _askedAt < AskEvery) return _areSilent;
        _isAsking = true;
        _ = Task.Run(async () =>
        {
            var servers = resolvers.Read().Content.Servers.Where(server => !IPAddress.IsLoopback(server)).ToList();
            var answers = await Task.WhenAll(servers.Select(IsAliveAsync));
            post(() => (_areSilent, _isAsking, _askedAt) = (answers.Length > 0 && !answers.Contains(true), false, clock.Now));
        });
        return _areSilent;
    }

    private async Task<bool> IsAliveAsync(IPAddress server)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await client.AskAsync(server, Question, limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (Exception e) when (e is IOException or ResolverException)
        {
            return true;
        }
    }
}
