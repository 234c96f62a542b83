using Microsoft.Extensions.Logging;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>
/// The served resource types. They follow from what is stored, and are worked out again when a definition has changed since: so a type is served by
/// the time the write of its CRD returns.
/// </summary>
internal sealed partial class ResourceCatalog(ObjectStore store, ILogger<ResourceCatalog> logger)
{
    public const string Definitions = "customresourcedefinitions.apiextensions.k8s.io";

    private readonly Lock _lock = new();
    private volatile ServedResources _current = ServedResources.BuiltIn;

    public ServedResources Current
    {
        get
        {
            var definitions = store.Current.Of(Definitions);
            if (_current.Version >= definitions.ResourceVersion)
                return _current;
            lock (_lock)
            {
                definitions = store.Current.Of(Definitions);
                if (_current.Version < definitions.ResourceVersion)
                    _current = Build(definitions);
                return _current;
            }
        }
    }

    private ServedResources Build(ResourceCollection definitions)
    {
        var served = BuiltinResources.All.Select(definition => new ServedResource(definition, IsTerminating: false)).ToList();
        foreach (var stored in definitions.Objects.Values)
        {
            try
            {
                served.AddRange(ResourceDefinition.FromCustomResourceDefinition(stored.Read())
                    .Select(definition => new ServedResource(definition, stored.IsTerminating)));
            }
            catch (SchemaException exception)
            {
                // One definition that a later program refuses must not take the others with it.
                LogUnusable(stored.Key.Name, exception.Message);
            }
        }

        return new ServedResources(definitions.ResourceVersion, served);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The CustomResourceDefinition {Name} cannot be served: {Reason}")]
    private partial void LogUnusable(string name, string reason);
}
