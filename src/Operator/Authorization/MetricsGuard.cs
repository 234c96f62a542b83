using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Authorization;

/// <summary>Lets in whose token the API server knows and who may get /metrics. Without an answer of the API server nobody comes in.</summary>
internal sealed partial class MetricsGuard(KubernetesClient client, AccessCache cache, TimeProvider time, ILogger<MetricsGuard> logger) : IDisposable
{
    private const int MaxReviews = 4;

    private static readonly NonResourceAttributes Wanted = new() { Path = "/metrics", Verb = "get" };
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // However many tokens are tried: the API server is asked by a few at a time.
    private readonly SemaphoreSlim _reviews = new(MaxReviews, MaxReviews);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var verdict = await JudgeAsync(BearerToken.Of(context.Request.Headers.Authorization), context.RequestAborted);
        if (verdict.IsAllowed)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = verdict.Status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (verdict.Status == StatusCodes.Status401Unauthorized) context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        await context.Response.WriteAsync($"{verdict.Message}\n", context.RequestAborted);
    }

    public void Dispose() => _reviews.Dispose();

    private async Task<AccessVerdict> JudgeAsync(string? token, CancellationToken aborted)
    {
        if (token is null) return AccessVerdict.NoToken;
        if (cache.Find(token) is { } known) return known;
        using var timeout = new CancellationTokenSource(Limit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, aborted);
        try
        {
            await _reviews.WaitAsync(limit.Token);
            try
            {
                // Scrapes that waited together need one answer.
                if (cache.Find(token) is { } meanwhile) return meanwhile;
                var verdict = await ReviewAsync(token, limit.Token);
                cache.Add(token, verdict);
                return verdict;
            }
            finally
            {
                _reviews.Release();
            }
        }
        catch (Exception e) when (!aborted.IsCancellationRequested && e is KubernetesException or HttpRequestException or OperationCanceledException)
        {
            LogUnavailable(e is OperationCanceledException ? $"no answer within {Limit.TotalSeconds} s" : e.Message);
            return AccessVerdict.Unavailable;
        }
    }

    private async Task<AccessVerdict> ReviewAsync(string token, CancellationToken cancellationToken)
    {
        var review = (await client.CreateAsync(new TokenReview { Spec = new() { Token = token } }, cancellationToken)).Status;
        if (AccessVerdict.Of(review) is { } refusal) return refusal;
        var user = review!.User!;
        var question = new SubjectAccessReview
        {
            Spec = new() { User = user.Username, Uid = user.Uid, Groups = user.Groups, Extra = user.Extra, NonResourceAttributes = Wanted },
        };
        return AccessVerdict.Of(user, Wanted, (await client.CreateAsync(question, cancellationToken)).Status);
    }

    [LoggerMessage(LogLevel.Warning, "A request for /metrics was refused because the API server could not be asked: {Problem}")]
    private partial void LogUnavailable(string problem);
}
