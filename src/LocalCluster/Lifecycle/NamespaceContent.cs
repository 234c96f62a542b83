using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Lifecycle;

/// <summary>A new namespace gets its service account; one that is being deleted loses its content, and then its finalizer.</summary>
internal static class NamespaceContent
{
    public static IEnumerable<LifecycleAction> Decide(StoreSnapshot snapshot)
    {
        foreach (var @namespace in snapshot.Of("namespaces").Objects.Values)
        {
            var name = @namespace.Key.Name;
            if (!@namespace.IsTerminating)
            {
                var account = new ObjectKey("serviceaccounts", name, "default");
                if (snapshot.Find(account) is null)
                    yield return new LifecycleAction.Create(account, []);
                continue;
            }

            var isEmpty = true;
            foreach (var content in snapshot.Resources.Values.SelectMany(collection => collection.In(name)))
            {
                if (content.Key.Namespace.Length == 0)
                    continue;
                isEmpty = false;
                if (!content.IsTerminating)
                    yield return new LifecycleAction.Delete(content, Propagation.Background);
            }

            if (isEmpty)
                yield return new LifecycleAction.Change(@namespace, obj => obj["spec"] = new JsonObject { ["finalizers"] = new JsonArray() });
        }
    }
}
