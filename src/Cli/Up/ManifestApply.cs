using System.Text.Json.Nodes;
using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Cli.Up;

/// <summary>Applies manifests as <c>kubectl apply --server-side</c> would.</summary>
internal sealed class ManifestApply(ManifestClient client)
{
    private const string FieldManager = "telemetry-up";

    /// <summary>Objects that everything else needs.</summary>
    /// <exception cref="CliException">One of them was refused.</exception>
    public async Task RequireAsync(IEnumerable<ManifestDocument> documents, CancellationToken cancellation)
    {
        var result = await EachAsync([.. documents], cancellation);
        if (result.Errors.Count > 0) throw new CliException(result.Errors[0]);
    }

    /// <summary>Objects of the user: one that is refused does not stop the others.</summary>
    public async Task<ManifestApplyResult> EachAsync(IReadOnlyList<ManifestDocument> documents, CancellationToken cancellation)
    {
        var displays = new List<string>();
        var errors = new List<string>();
        foreach (var document in documents.OrderBy(d => Rank(d.Object)))
        {
            try
            {
                await client.ApplyAsync(document.Object, new ApplyOptions(FieldManager, Force: true), cancellation);
                displays.Add(document.Display);
            }
            catch (Exception e) when (e is KubernetesException or HttpRequestException)
            {
                errors.Add($"{document.Source}: {e.Message}");
            }
        }

        return new ManifestApplyResult(displays, errors);
    }

    // What others live in or are defined by comes first, as kubectl sorts a folder.
    private static int Rank(JsonObject entity) => (string?)entity["kind"] switch
    {
        "Namespace" => 0,
        "CustomResourceDefinition" => 1,
        _ => 2,
    };
}
