using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>
/// POST of a question: who am I, what may I do (<c>kubectl auth</c>). Who has the token of the local cluster may do everything.
/// </summary>
internal static class ReviewEndpoint
{
    private const string User = "local-cluster-admin";

    /// <exception cref="ApiException">The question is incomplete.</exception>
    public static async Task AnswerAsync(ApiCall call)
    {
        var definition = call.Target.Definition;
        var review = await RequestBody.ReadObjectAsync(call.Http).ConfigureAwait(false);
        Preparation.MatchTarget(call.Target, review);
        WriteCheck.DropUnknownFields(definition, review, call.ToWriteRequest());
        var errors = SchemaValidation.Validate(definition.Schema, review).Concat(Errors(definition, review)).ToList();
        if (errors.Count > 0)
            throw ApiErrors.Invalid(definition, "", errors);
        review["status"] = Status(definition, review);
        await Answer.JsonAsync(call.Http, review, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private static IEnumerable<FieldError> Errors(ResourceDefinition definition, JsonObject review)
    {
        if (definition.Kind != "SelfSubjectAccessReview")
            yield break;
        var spec = review.Object("spec");
        var (resource, other) = (spec.Object("resourceAttributes"), spec.Object("nonResourceAttributes"));
        if (resource is null && other is null)
        {
            yield return FieldErrors.Invalid(
                "spec.resourceAttributes", null, "exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }

        if (resource is not null && other is not null)
            yield return FieldErrors.Invalid("spec.nonResourceAttributes", other, "cannot be specified in combination with resourceAttributes");
    }

    private static JsonObject Status(ResourceDefinition definition, JsonObject review) => definition.Kind switch
    {
        "SelfSubjectReview" => new JsonObject
        {
            ["userInfo"] = new JsonObject { ["username"] = User, ["groups"] = new JsonArray("system:masters", "system:authenticated") },
        },
        "SelfSubjectRulesReview" when review.Object("spec").Text("namespace") is null or "" => throw ApiErrors.BadRequest("no namespace on request"),
        "SelfSubjectRulesReview" => new JsonObject
        {
            ["resourceRules"] = new JsonArray(new JsonObject
            {
                ["verbs"] = new JsonArray("*"), ["apiGroups"] = new JsonArray("*"), ["resources"] = new JsonArray("*"),
            }),
            ["nonResourceRules"] = new JsonArray(new JsonObject { ["verbs"] = new JsonArray("*"), ["nonResourceURLs"] = new JsonArray("*") }),
            ["incomplete"] = false,
        },
        _ => new JsonObject { ["allowed"] = true, ["reason"] = "the token of the local cluster permits everything" },
    };
}
