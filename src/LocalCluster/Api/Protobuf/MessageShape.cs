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

    /// <summary>The kinds that kubectl creates with commands of their own (<c>kubectl create namespace x</c>), all of the core group.</summary>
    public static MessageShape? Of(string kind) => kind switch
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
