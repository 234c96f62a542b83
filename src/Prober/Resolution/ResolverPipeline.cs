using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>How a resolver is treated that fails: asked again twice, and spared for five seconds when it has been failing for everybody.</summary>
internal static class ResolverPipeline
{
    public static ResiliencePipelineBuilder Create(TimeProvider time, PredicateBuilder<object> failure, PredicateBuilder<object> outage) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = failure, MaxRetryAttempts = 2, BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromMilliseconds(200), UseJitter = true,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = outage,
                FailureRatio = 0.9, MinimumThroughput = 20, SamplingDuration = TimeSpan.FromSeconds(30), BreakDuration = TimeSpan.FromSeconds(5),
            });
}
