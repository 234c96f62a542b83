using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Whose fields these are. A manager that applies is the same in every version; one that updates is another in each.</summary>
/// <param name="Subresource">Empty for the object itself.</param>
/// <param name="UpdateApiVersion">Empty for a manager that applies.</param>
internal sealed record ManagerId(string Name, bool Applies, string Subresource, string UpdateApiVersion)
{
    public static ManagerId Of(WriteOptions options, bool applies) =>
        new(options.Manager, applies, options.Subresource ?? "", applies ? "" : options.ApiVersion);

    /// <summary>The manager in a conflict: <c>"kubectl-client-side-apply" using v1</c>.</summary>
    public override string ToString()
    {
        string text = JsonText.Quote(Name);
        if (Subresource.Length > 0) text += $" with subresource {JsonText.Quote(Subresource)}";
        return Applies ? text : $"{text} using {UpdateApiVersion}";
    }
}
