using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>The types that the local cluster serves without a CRD.</summary>
internal static class BuiltinResources
{
    private const string Core = "io.k8s.api.core.v1.";

    public static ImmutableArray<ResourceDefinition> All { get; } =
    [
        Make("", "Namespace", "namespaces", Core, BuiltinColumns.Namespace) with
        {
            Namespaced = false,
            HasStatus = true,
            ShortNames = ["ns"],
            Verbs = ["create", "delete", "get", "list", "patch", "update", "watch"],
        },
        Make("", "Pod", "pods", Core, PodColumns.All) with { HasStatus = true, ShortNames = ["po"], Categories = ["all"] },
        Make("", "ConfigMap", "configmaps", Core, BuiltinColumns.ConfigMap) with { ShortNames = ["cm"] },
        Make("", "Secret", "secrets", Core, BuiltinColumns.Secret),
        Make("", "ServiceAccount", "serviceaccounts", Core, BuiltinColumns.ServiceAccount) with { ShortNames = ["sa"] },
        Make("", "Event", "events", Core, EventColumns.All) with { ShortNames = ["ev"] },
        // kubectl cluster-info looks for those of the control plane, and gives up where the type is unknown.
        Make("", "Service", "services", Core, BuiltinColumns.Service) with { ShortNames = ["svc"], Categories = ["all"], Verbs = ["get", "list", "watch"] },
        Make("events.k8s.io", "Event", "events", "io.k8s.api.events.v1.", EventColumns.OfEventsGroup) with
        {
            ShortNames = ["ev"],
            StorageApiVersion = "v1",
        },
        Make("coordination.k8s.io", "Lease", "leases", "io.k8s.api.coordination.v1.", BuiltinColumns.Lease),
        Make("apps", "ControllerRevision", "controllerrevisions", "io.k8s.api.apps.v1.", BuiltinColumns.ControllerRevision),
        Make(
            "apiextensions.k8s.io", "CustomResourceDefinition", "customresourcedefinitions",
            "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.", BuiltinColumns.CustomResourceDefinition) with
        {
            Namespaced = false,
            HasStatus = true,
            ShortNames = ["crd", "crds"],
            Categories = ["api-extensions"],
        },
        Review("authentication", "SelfSubjectReview"),
        Review("authorization", "SelfSubjectAccessReview"),
        Review("authorization", "SelfSubjectRulesReview"),
    ];

    /// <summary>The OpenAPI v3 schemas of all built-in types, by definition name. Nobody changes them: copy before use.</summary>
    public static FrozenDictionary<string, JsonObject> OpenApiDefinitions => BuiltinSchemas.Definitions;

    /// <summary>A question to the server: it is answered, not stored.</summary>
    private static ResourceDefinition Review(string group, string kind) =>
        Make($"{group}.k8s.io", kind, kind.ToLowerInvariant() + "s", $"io.k8s.api.{group}.v1.", [CommonColumns.Name]) with
        {
            Namespaced = false,
            Verbs = ["create"],
        };

    private static ResourceDefinition Make(string group, string kind, string plural, string package, ImmutableArray<TableColumn> columns)
    {
        string name = package + kind;
        JsonObject schema = BuiltinSchemas.Definitions[name];
        return new ResourceDefinition
        {
            Group = group,
            Version = "v1",
            Kind = kind,
            Plural = plural,
            DefinitionName = name,
            OpenApiSchema = schema,
            Schema = SchemaReader.Read(schema, BuiltinSchemas.Definitions),
            Columns = columns,
            StorageApiVersion = group.Length == 0 ? "v1" : $"{group}/v1",
        };
    }
}
