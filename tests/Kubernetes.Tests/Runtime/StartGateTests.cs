using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class StartGateTests
{
    [Fact]
    public async Task It_says_at_most_once_a_minute_what_is_missing_and_goes_on_when_it_is_there()
    {
        var (requirement, log, health, time) = (new Requirement { Problem = "no definition" }, new Recorder(), new OperatorHealth(), new ManualTime());
        var passing = new StartGate([requirement], health, time, log).PassAsync(TestContext.Current.CancellationToken);
        Assert.Equal("no definition", health.WaitingFor);
        for (var i = 0; i < 29; i++) await TickAsync(requirement, time);
        Assert.Equal(["Waiting: no definition"], log.Lines);
        await TickAsync(requirement, time);
        Assert.Equal(2, log.Lines.Count);

        requirement.Problem = "another one";
        await TickAsync(requirement, time);
        Assert.Equal("Waiting: another one", log.Lines.Last());
        requirement.Problem = null;
        time.Advance(TimeSpan.FromSeconds(2));
        await passing.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Null(health.WaitingFor);
    }

    [Fact]
    public async Task A_requirement_that_fails_is_waited_for_as_well()
    {
        var (requirement, health, time) = (new Requirement { Error = new HttpRequestException("no route") }, new OperatorHealth(), new ManualTime());
        var passing = new StartGate([requirement], health, time, new Recorder()).PassAsync(TestContext.Current.CancellationToken);
        Assert.Equal("no route", health.WaitingFor);
        requirement.Error = null;
        time.Advance(TimeSpan.FromSeconds(2));
        await passing.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static async Task TickAsync(Requirement requirement, ManualTime time)
    {
        var asked = requirement.Asked;
        await Eventually.True(() => time.UntilNext is not null, "it waits");
        time.Advance(TimeSpan.FromSeconds(2));
        await Eventually.True(() => requirement.Asked > asked && time.UntilNext is not null, "it has looked again");
    }

    private sealed class Requirement : IStartRequirement
    {
        private int _asked;

        public volatile string? Problem;
        public volatile Exception? Error;

        public int Asked => Volatile.Read(ref _asked);

        public Task<string?> FindProblemAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            return Error is { } error ? Task.FromException<string?>(error) : Task.FromResult(Problem);
        }
    }

    private sealed class Recorder : ILogger<StartGate>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}
