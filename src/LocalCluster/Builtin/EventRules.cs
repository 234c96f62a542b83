using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <param name="about">The field that names the object the event is about.</param>
internal sealed class EventRules(string about) : IKindRules
{
    // An event about a cluster-scoped object lives in "default".
    public IEnumerable<FieldError> Validate(JsonObject value)
    {
        string of = value.Object("metadata").Text("namespace") ?? "";
        string involved = value.Object(about).Text("namespace") ?? "";
        if (involved.Length > 0 ? involved != of : of is not ("default" or "kube-system"))
        {
            yield return FieldErrors.Invalid($"{about}.namespace", involved, "does not match event.namespace");
        }
    }
}
