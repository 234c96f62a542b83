using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>
/// A network of its own. Linux gives one to a thread: what that thread opens or starts belongs to it for good, whoever uses it later. It is gone with the last of them.
/// </summary>
internal sealed class NetworkNamespace : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Task _thread;

    private NetworkNamespace() => _thread = Task.Factory.StartNew(() => OwnNetwork.Run(Serve), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Skips the test without root.</summary>
    public static async Task<NetworkNamespace> CreateAsync()
    {
        var network = new NetworkNamespace();
        await await Task.WhenAny(network.RunAsync(() => true), network._thread);
        return network;
    }

    public Task<T> RunAsync<T>(Func<T> act)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                result.SetResult(act());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        return result.Task;
    }

    /// <summary>For HTTP to addresses in it.</summary>
    public HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = await RunAsync(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Wait();
        _work.Dispose();
    }

    private void Serve()
    {
        foreach (var act in _work.GetConsumingEnumerable()) act();
    }
}
