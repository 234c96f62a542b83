using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Apply;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Patch;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>The errors of the API, in Kubernetes' words: tools and people search for them.</summary>
internal static class ApiErrors
{
    public static ApiException NotFound(ResourceDefinition definition, string name) =>
        new(404, "NotFound", $"{Qualified(definition)} \"{name}\" not found", Details(definition, name));

    public static ApiException UnknownPath() => new(404, "NotFound", "the server could not find the requested resource", []);

    public static ApiException MethodNotAllowed() =>
        new(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", []);

    public static ApiException NotImplemented(string subresource) => new(
        501,
        "NotImplemented",
        $"the local cluster does not serve {subresource}: a container is a process of this machine, with the machine's files and its ports at the pod's address");

    public static ApiException Unauthorized() => new(401, "Unauthorized", "Unauthorized");

    public static ApiException BadRequest(string message) => new(400, "BadRequest", message);

    public static ApiException NotAcceptable(string offered) =>
        new(406, "NotAcceptable", $"only the following media types are accepted: {offered}");

    public static ApiException UnsupportedMediaType(string accepted) => new(
        415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {accepted}");

    public static ApiException TooLarge(int limit) =>
        new(413, "RequestEntityTooLarge", $"Request entity too large: limit is {limit}");

    public static ApiException Of(PatchException exception) => new(
        exception.StatusCode,
        exception.StatusCode switch
        {
            413 => "RequestEntityTooLarge",
            422 => "Invalid",
            _ => "BadRequest",
        },
        exception.Message);

    public static ApiException Expired(string message) => new(410, "Expired", message);

    public static ApiException NotYet(long asked, long present) => new(504, "Timeout", $"Too large resource version: {asked}, current: {present}", new JsonObject
    {
        ["causes"] = new JsonArray(new JsonObject { ["reason"] = "ResourceVersionTooLarge", ["message"] = "Too large resource version" }),
        ["retryAfterSeconds"] = 1,
    });

    public static ApiException Unavailable(string message) => new(500, "InternalError", $"Internal error occurred: {message}");

    public static ApiException AlreadyExists(ResourceDefinition definition, string name) =>
        new(409, "AlreadyExists", $"{Qualified(definition)} \"{name}\" already exists", Details(definition, name));

    public static ApiException Modified(ResourceDefinition definition, string name) => Conflict(
        definition, name, "the object has been modified; please apply your changes to the latest version and try again");

    public static ApiException Conflict(ResourceDefinition definition, string name, string why) => new(
        409, "Conflict", $"Operation cannot be fulfilled on {Qualified(definition)} \"{name}\": {why}", Details(definition, name));

    public static ApiException Forbidden(ResourceDefinition definition, string name, string why, JsonObject? cause = null)
    {
        var details = Details(definition, name);
        if (cause is not null)
            details["causes"] = new JsonArray(cause);
        return new ApiException(403, "Forbidden", $"{Qualified(definition)} \"{name}\" is forbidden: {why}", details);
    }

    public static ApiException Invalid(ResourceDefinition definition, string name, IReadOnlyList<FieldError> errors) =>
        Invalid(definition.Group, definition.Kind, name, errors);

    public static ApiException Invalid(string group, string kind, string name, IReadOnlyList<FieldError> errors)
    {
        var details = new JsonObject();
        if (name.Length > 0)
            details["name"] = name;
        if (group.Length > 0)
            details["group"] = group;
        details["kind"] = kind;
        details["causes"] = new JsonArray([.. errors.Select(error => new JsonObject
        {
            ["reason"] = FieldErrorText.CauseReason(error.Type),
            ["message"] = FieldErrorText.Sentence(error),
            ["field"] = error.Path,
        })]);
        return new ApiException(422, "Invalid", FieldErrorText.Invalid(group, kind, name, errors), details);
    }

    public static ApiException ApplyConflict(ApplyResult result) => new(409, "Conflict", result.ConflictMessage, new JsonObject
    {
        ["causes"] = new JsonArray([.. result.Conflicts.Select(conflict => new JsonObject
        {
            ["reason"] = "FieldManagerConflict",
            ["message"] = conflict.Message,
            ["field"] = conflict.Path,
        })]),
    });

    public static string Qualified(ResourceDefinition definition) =>
        definition.Group.Length == 0 ? definition.Plural : $"{definition.Plural}.{definition.Group}";

    private static JsonObject Details(ResourceDefinition definition, string name)
    {
        var details = new JsonObject();
        if (name.Length > 0)
            details["name"] = name;
        if (definition.Group.Length > 0)
            details["group"] = definition.Group;
        details["kind"] = definition.Plural;
        return details;
    }
}
