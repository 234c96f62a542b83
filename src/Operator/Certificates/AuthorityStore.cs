using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>Reads and writes the Secret and the ConfigMap. A write that somebody else has overtaken fails with a conflict.</summary>
internal sealed class AuthorityStore(IKubernetesClient client, OwnNamespace own)
{
    private readonly ObjectKey _key = new(own.Name, AuthorityObjects.Name);

    public Task<Secret?> ReadAsync(CancellationToken cancellationToken) => client.GetAsync<Secret>(_key, cancellationToken);

    /// <param name="stored">As it was read; null when there was none.</param>
    public async Task WriteAsync(Secret? stored, AuthoritySet authorities, CancellationToken cancellationToken)
    {
        var wanted = AuthorityObjects.Data(authorities);
        if (stored is null)
        {
            var data = wanted.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => Encoding.ASCII.GetBytes(entry.Value!));
            await client.CreateAsync(new Secret { Metadata = AuthorityObjects.Metadata(own.Name), Type = "Opaque", Data = data }, cancellationToken);
            return;
        }

        var changes = new JsonObject();
        foreach (var (name, text) in wanted)
        {
            var present = stored.Data is not null && stored.Data.TryGetValue(name, out var bytes) ? Encoding.ASCII.GetString(bytes) : null;
            if (present != text) changes[name] = text is null ? null : Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
        }

        if (changes.Count == 0) return;
        var metadata = new JsonObject { ["uid"] = stored.Metadata.Uid, ["resourceVersion"] = stored.Metadata.ResourceVersion };
        await client.MergePatchAsync<Secret>(_key, new JsonObject { ["metadata"] = metadata, ["data"] = changes }, null, cancellationToken);
    }

    public async Task PublishAsync(AuthoritySet authorities, CancellationToken cancellationToken)
    {
        var stored = await client.GetAsync<ConfigMap>(_key, cancellationToken);
        if (stored is null)
        {
            var data = new Dictionary<string, string> { [AuthorityObjects.BundleFile] = authorities.Bundle };
            await client.CreateAsync(new ConfigMap { Metadata = AuthorityObjects.Metadata(own.Name), Data = data }, cancellationToken);
        }
        else if (stored.Data?.GetValueOrDefault(AuthorityObjects.BundleFile) != authorities.Bundle)
        {
            var patch = new JsonObject { ["data"] = new JsonObject { [AuthorityObjects.BundleFile] = authorities.Bundle } };
            await client.MergePatchAsync<ConfigMap>(_key, patch, null, cancellationToken);
        }
    }
}
