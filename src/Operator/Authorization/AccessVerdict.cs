using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Authorization;

/// <summary>How a request is answered.</summary>
/// <param name="Message">One line for whoever asked.</param>
internal sealed record AccessVerdict(int Status, string Message)
{
    public static AccessVerdict NoToken { get; } = new(StatusCodes.Status401Unauthorized, "a bearer token is needed");

    public static AccessVerdict UnknownToken { get; } = new(StatusCodes.Status401Unauthorized, "the API server does not know this token");

    public static AccessVerdict Unavailable { get; } = new(StatusCodes.Status503ServiceUnavailable, "the API server cannot be asked whose token this is and what it may do");

    public bool IsAllowed => Status == StatusCodes.Status200OK;

    /// <summary>Null: the token is good, and it is <see cref="TokenReviewStatus.User"/> who has to be allowed.</summary>
    public static AccessVerdict? Of(TokenReviewStatus? review) =>
        review is { Authenticated: true, User: { Username: not null } or { Groups: not null } } ? null : UnknownToken;

    public static AccessVerdict Of(UserInfo user, NonResourceAttributes wanted, SubjectAccessReviewStatus? review) =>
        review is { Allowed: true }
            ? new(StatusCodes.Status200OK, "")
            : new(StatusCodes.Status403Forbidden, $"{user.Username} may not {wanted.Verb} {wanted.Path}: it needs a ClusterRole that allows this on the nonResourceURL");
}
