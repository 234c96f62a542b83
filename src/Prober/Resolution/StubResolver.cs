using System.Net.Sockets;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Prober.Dns.Messages;
using Polly;
using Polly.CircuitBreaker;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>
/// Resolves as the C library does (/etc/hosts, then the resolvers and search domains of resolv.conf) and, unlike it, says how long an answer is valid. Asks the
/// platform where resolv.conf can't be read.
/// </summary>
internal sealed class StubResolver(SystemFiles files, StubClient client, INameResolver platform, TimeProvider time) : INameResolver, IDisposable
{
    private const int MaxConcurrent = 64, NoError = 0, NameError = 3;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _slots = new(MaxConcurrent);

    private readonly ResiliencePipeline _pipeline = ResolverPipeline.Create(
        time, new PredicateBuilder().Handle<ResolverException>(), new PredicateBuilder().Handle<ResolverException>(e => !e.IsAnswered)).Build();

    public async Task<NameAnswer> ResolveAsync(string host)
    {
        if (files.Hosts.Read().Content.Find(host) is { } addresses) return new NameAnswer(addresses);
        if (SpecialNames.Find(host) is { } special) return special;
        var (settings, isReadable) = files.Resolvers.Read();
        if (!isReadable) return await platform.ResolveAsync(host);
        await _slots.WaitAsync();
        try
        {
            return await SearchAsync(host, settings);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<NameAnswer> SearchAsync(string host, ResolverSettings settings)
    {
        var (failure, isTransient) = (NameAnswer.NoSuchName, false);
        foreach (var name in SearchList.Of(host, settings))
        {
            if (!DomainName.TryWrite(name, new byte[DomainName.MaxBytes], out _)) continue;
            var (answer, isSilent) = await LookUpAsync(name, settings);
            if (answer.Addresses.Count > 0) return answer;

            // That one search domain can't be looked up does not hide the name in another; but the failure, not the absence, is then what is to be said.
            if (!isTransient && (answer.IsTransient || answer.Failure != NameAnswer.NoSuchName)) (failure, isTransient) = (answer.Failure!, answer.IsTransient);
            if (isSilent) break;
        }

        return new NameAnswer([], failure, isTransient);
    }

    /// <summary>Both families at once. A half answer is marked as transient: it must not replace a whole one.</summary>
    private async Task<(NameAnswer Answer, bool IsSilent)> LookUpAsync(string name, ResolverSettings settings)
    {
        var answers = await Task.WhenAll(TryAskAsync(new DnsQuestion(name, RecordType.A), settings), TryAskAsync(new DnsQuestion(name, RecordType.AAAA), settings));
        var failure = answers.Select(answer => answer.Failure).FirstOrDefault(reason => reason is not null);
        var addresses = answers.SelectMany(answer => answer.Records.Addresses).ToArray();
        if (addresses.Length > 0) return (new NameAnswer(addresses, null, failure is not null, answers.Min(answer => answer.Records.Lifetime)), false);
        if (failure is not null) return (new NameAnswer([], failure, IsTransient: true), answers.Any(answer => answer.IsSilent));
        return (new NameAnswer([], answers.All(answer => answer.Exists) ? "the name has no address" : NameAnswer.NoSuchName), false);
    }

    private async Task<Lookup> TryAskAsync(DnsQuestion question, ResolverSettings settings)
    {
        try
        {
            var message = await _pipeline.ExecuteAsync(async cancellation => await AskAsync(question, settings, cancellation));
            return new Lookup(AddressRecords.Of(message, question), message.ResponseCode == NoError, null, false);
        }
        catch (ResolverException e)
        {
            return new Lookup(AddressRecords.None, false, e.Message, !e.IsAnswered);
        }
        catch (BrokenCircuitException)
        {
            return new Lookup(AddressRecords.None, false, "the resolvers have been failing and are left alone for 5 s", true);
        }
    }

    /// <summary>The first usable answer of the resolvers in their order.</summary>
    private async Task<DnsMessage> AskAsync(DnsQuestion question, ResolverSettings settings, CancellationToken cancellation)
    {
        var share = MaxWait / settings.Servers.Count;
        var wait = settings.Timeout < share ? settings.Timeout : share;
        var (failure, isAnswered) = ("", false);
        foreach (var server in settings.Servers)
        {
            using var limit = new CancellationTokenSource(wait, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            try
            {
                var message = await client.AskAsync(server, question, either.Token);
                if (message.ResponseCode is NoError or NameError) return message;
                (failure, isAnswered) = ($"the resolver {server} answered {DnsResponseCodes.NameOf(message.ResponseCode)}", true);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                if (!isAnswered) failure = $"the resolver {server} did not answer within {wait.TotalSeconds:0.#} s";
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                if (!isAnswered) failure = $"the resolver {server} can't be asked: {e.Message}";
            }
            catch (ResolverException e)
            {
                (failure, isAnswered) = (e.Message, true);
            }
        }

        throw new ResolverException(failure, isAnswered);
    }

    /// <param name="Exists">The name exists, with this type or not.</param>
    /// <param name="IsSilent">No resolver answered anything.</param>
    private sealed record Lookup(AddressRecords Records, bool Exists, string? Failure, bool IsSilent);
}
