using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Waits for what has to be there first. Not ready meanwhile; said when it changes, and otherwise once a minute.</summary>
internal sealed partial class StartGate(IEnumerable<IStartRequirement> requirements, OperatorHealth health, TimeProvider time, ILogger<StartGate> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SayAgainAfter = TimeSpan.FromMinutes(1);

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        string? said = null;
        var saidAt = 0L;
        while (await FindProblemAsync(cancellationToken) is { } problem)
        {
            health.WaitFor(problem);
            if (problem != said || time.GetElapsedTime(saidAt) >= SayAgainAfter)
            {
                (said, saidAt) = (problem, time.GetTimestamp());
                LogWaiting(problem);
            }

            await Task.Delay(Period, time, cancellationToken);
        }

        health.WaitFor(null);
        if (said is not null) LogGoesOn();
    }

    private async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        List<string> problems = [];
        foreach (var requirement in requirements)
        {
            try
            {
                if (await requirement.FindProblemAsync(cancellationToken) is { } problem) problems.Add(problem);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                problems.Add(error.Message);
            }
        }

        return problems.Count == 0 ? null : string.Join("; ", problems.Distinct());
    }

    [LoggerMessage(LogLevel.Warning, "Waiting: {Problem}")]
    private partial void LogWaiting(string problem);

    [LoggerMessage(LogLevel.Information, "Everything that was waited for is there.")]
    private partial void LogGoesOn();
}
