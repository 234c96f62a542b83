namespace NetworkTelemetry.LocalCluster.Api.Protobuf;

/// <summary>The fields of a message, by their numbers in k8s.io/api's generated.proto; those left out are skipped.</summary>
internal sealed record MessageShape(params (int Number, string Name, FieldShape Shape, MessageShape? Message)[] Fields)
{
    private static readonly MessageShape Metadata = new(
        (1, "name", FieldShape.Text, null),
        (2, "generateName", FieldShape.Text, null),
        (3, "namespace", FieldShape.Text, null),
        (11, "labels", FieldShape.TextMap, null),
        (12, "annotations", FieldShape.TextMap, null),
        (14, "finalizers", FieldShape.TextList, null));

    private static readonly MessageShape Reference = new((1, "name", FieldShape.Text, null));

    private static readonly MessageShape ResourceAttributes = new(
        (1, "namespace", FieldShape.Text, null),
        (2, "verb", FieldShape.Text, null),
        (3, "group", FieldShape.Text, null),
        (4, "version", FieldShape.Text, null),
        (5, "resource", FieldShape.Text, null),
        (6, "subresource", FieldShape.Text, null),
        (7, "name", FieldShape.Text, null));

    private static readonly MessageShape NonResourceAttributes = new((1, "path", FieldShape.Text, null), (2, "verb", FieldShape.Text, null));

    /// <summary>The kinds that kubectl posts with commands of their own: <c>kubectl create namespace x</c>, <c>kubectl auth can-i</c>.</summary>
    public static MessageShape? Of(string apiVersion, string kind) => apiVersion switch
    {
        "v1" => OfCore(kind),
        "authentication.k8s.io/v1" or "authorization.k8s.io/v1" => OfReview(kind),
        _ => null,
    };

    private static MessageShape? OfReview(string kind) => kind switch
    {
        "SelfSubjectReview" => new((1, "metadata", FieldShape.Message, Metadata)),
        "SelfSubjectAccessReview" => new(
            (1, "metadata", FieldShape.Message, Metadata),
            (2, "spec", FieldShape.Message, new(
                (1, "resourceAttributes", FieldShape.Message, ResourceAttributes),
                (2, "nonResourceAttributes", FieldShape.Message, NonResourceAttributes)))),
        "SelfSubjectRulesReview" => new(
            (1, "metadata", FieldShape.Message, Metadata),
            (2, "spec", FieldShape.Message, new((1, "namespace", FieldShape.Text, null)))),
        _ => null,
    };

    private static MessageShape? OfCore(string kind) => kind switch
    {
        "Namespace" => new((1, "metadata", FieldShape.Message, Metadata)),
        "ConfigMap" => new(
            (1, "metadata", FieldShape.Message, Metadata),
            (2, "data", FieldShape.TextMap, null),
            (3, "binaryData", FieldShape.BytesMap, null),
            (4, "immutable", FieldShape.Boolean, null)),
        "Secret" => new(
            (1, "metadata", FieldShape.Message, Metadata),
            (2, "data", FieldShape.BytesMap, null),
            (3, "type", FieldShape.Text, null),
            (4, "stringData", FieldShape.TextMap, null),
            (5, "immutable", FieldShape.Boolean, null)),
        "ServiceAccount" => new(
            (1, "metadata", FieldShape.Message, Metadata),
            (3, "imagePullSecrets", FieldShape.MessageList, Reference),
            (4, "automountServiceAccountToken", FieldShape.Boolean, null)),
        _ => null,
    };
}
