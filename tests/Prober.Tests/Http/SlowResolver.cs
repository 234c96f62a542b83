using System.Net;
using NetworkTelemetry.Prober.Resolution;

namespace NetworkTelemetry.Prober.Tests.Http;

/// <summary>Gives every name the same address, after a while.</summary>
internal sealed class SlowResolver(string address, TimeSpan delay) : INameResolver
{
    public async Task<NameAnswer> ResolveAsync(string host)
    {
        await Task.Delay(delay);
        return new NameAnswer([IPAddress.Parse(address)]);
    }
}
