using System.Net;
using NetworkTelemetry.Prober.Resolution;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>Answers by a table that the test changes, when the test says so.</summary>
internal sealed class FakeResolver : INameResolver
{
    public Dictionary<string, NameAnswer> Answers { get; } = [];

    public int Asked { get; private set; }

    public Task<NameAnswer> ResolveAsync(string host)
    {
        lock (Answers)
        {
            Asked++;
            return Task.FromResult(Answers[host]);
        }
    }

    public void Set(string host, params string[] addresses)
    {
        lock (Answers) Answers[host] = addresses.Length > 0 ? new NameAnswer([.. addresses.Select(IPAddress.Parse)]) : new NameAnswer([], "no such name");
    }

    public void Fail(string host)
    {
        lock (Answers) Answers[host] = new NameAnswer([], "resolver away", IsTransient: true);
    }
}
