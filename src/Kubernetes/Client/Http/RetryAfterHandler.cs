using Polly;
using Polly.Retry;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Asks again, up to ten times, but only when the server says when; anything else is for the caller to decide.</summary>
internal sealed class RetryAfterHandler : DelegatingHandler
{
    private const int MaxRetries = 10;

    // A longer wait belongs to the caller's own back-off, which can do something else meanwhile.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public RetryAfterHandler(HttpMessageHandler inner, TimeProvider time)
        : base(inner)
    {
        TimeSpan? Delay(HttpResponseMessage? response) =>
            response is not null && RetryAfter.Of(response, time.GetUtcNow()) is { } delay && delay <= MaxDelay ? delay : null;

        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = MaxRetries,
                ShouldHandle = arguments => ValueTask.FromResult(Delay(arguments.Outcome.Result) is not null),
                DelayGenerator = arguments => ValueTask.FromResult(Delay(arguments.Outcome.Result)),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);
}
