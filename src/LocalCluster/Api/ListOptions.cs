using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>The query parameters of a list or a watch that say from which version it is (<c>metav1.ListOptions</c>).</summary>
/// <param name="Version">0 when it does not matter.</param>
/// <param name="Limit">Null for no limit.</param>
/// <param name="Continue">Null for the first chunk.</param>
/// <param name="SendInitialEvents">Null when nothing is said of it.</param>
internal sealed record ListOptions(long Version, bool IsExact, int? Limit, ContinueToken? Continue, bool? SendInitialEvents)
{
    private const string Exact = "Exact";
    private const string NotOlderThan = "NotOlderThan";

    /// <exception cref="ApiException">A parameter cannot be read, or two do not go together.</exception>
    public static ListOptions Of(ApiCall call)
    {
        var version = call.Number("resourceVersion") ?? 0;
        var limit = call.Number("limit") is > 0 and var number ? (int?)Math.Min(number, int.MaxValue) : null;
        var match = call.Query("resourceVersionMatch");
        bool? initial = call.Query("sendInitialEvents") is null ? null : call.Flag("sendInitialEvents");
        var errors = (call.Flag("watch") ? WatchErrors(match, initial) : ListErrors(call, match, initial)).ToList();
        if (errors.Count > 0)
            throw ApiErrors.Invalid("meta.k8s.io", "ListOptions", "", errors);
        var token = call.Query("continue") is { } text ? ContinueToken.Parse(text) : null;
        if (token is not null && version > 0)
            throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
        // A limited list that asks for a version has meant exactly that one since before it could say so.
        var isExact = match == Exact || (match is null && limit is not null && version > 0);
        return new ListOptions(version, isExact, limit, token, initial);
    }

    private static IEnumerable<FieldError> ListErrors(ApiCall call, string? match, bool? initial)
    {
        const string Field = "resourceVersionMatch";
        if (match is not null)
        {
            if (call.Query("resourceVersion") is null)
                yield return FieldErrors.Forbidden(Field, "resourceVersionMatch is forbidden unless resourceVersion is provided");
            if (call.Query("continue") is not null)
                yield return FieldErrors.Forbidden(Field, "resourceVersionMatch is forbidden when continue is provided");
            if (match is not (Exact or NotOlderThan))
                yield return FieldErrors.NotSupported(Field, match, Exact, NotOlderThan, "");
            if (match == Exact && call.Query("resourceVersion") == "0")
                yield return FieldErrors.Forbidden(Field, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }

        if (initial is not null)
            yield return FieldErrors.Forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list");
    }

    private static IEnumerable<FieldError> WatchErrors(string? match, bool? initial)
    {
        const string Field = "resourceVersionMatch";
        if (initial is not null && match != NotOlderThan)
            yield return FieldErrors.Forbidden(Field, $"sendInitialEvents requires setting resourceVersionMatch to {NotOlderThan}");
        if (initial is null && match is not null)
            yield return FieldErrors.Forbidden(Field, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
    }
}
