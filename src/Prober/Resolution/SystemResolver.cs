using System.Net;
using System.Net.Sockets;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>
/// The platform's resolver. It is a dependency of the prober, not what is measured, so a failing one is retried and then spared. A name that does not exist is an
/// answer and no failure.
/// </summary>
internal sealed class SystemResolver : INameResolver, IDisposable
{
    private const int MaxConcurrent = 16;

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _lookup;
    private readonly ResiliencePipeline _pipeline;
    private readonly SemaphoreSlim _slots = new(MaxConcurrent);

    public SystemResolver(TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? lookup = null)
    {
        // getaddrinfo blocks a pool thread for each lookup, hence the bound on how many run at once.
        _lookup = lookup ?? System.Net.Dns.GetHostAddressesAsync;
        var failure = new PredicateBuilder().Handle<SocketException>(IsResolverFailure).Handle<TimeoutRejectedException>();
        _pipeline = ResolverPipeline.Create(time, failure, failure).AddTimeout(TimeSpan.FromSeconds(5)).Build();
    }

    public async Task<NameAnswer> ResolveAsync(string host)
    {
        await _slots.WaitAsync();
        try
        {
            var addresses = await _pipeline.ExecuteAsync(async cancellation => await _lookup(host, cancellation));
            return addresses.Length > 0 ? new NameAnswer(addresses) : new NameAnswer([], "the name has no address");
        }
        catch (SocketException e)
        {
            return new NameAnswer([], e.Message, IsResolverFailure(e));
        }
        catch (TimeoutRejectedException)
        {
            return new NameAnswer([], "no resolver answered within 5 s", IsTransient: true);
        }
        catch (BrokenCircuitException)
        {
            return new NameAnswer([], "the resolvers have been failing and are left alone for 5 s", IsTransient: true);
        }
        catch (ArgumentException e)
        {
            // Names that no resolver would be asked about, such as one with a label of 64 characters.
            return new NameAnswer([], e.Message);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private static bool IsResolverFailure(SocketException e) => e.SocketErrorCode is not (SocketError.HostNotFound or SocketError.NoData);
}
