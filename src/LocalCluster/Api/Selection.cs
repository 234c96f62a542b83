using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Selectors;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Which objects of a resource a list, watch or deletecollection is about.</summary>
internal sealed record Selection(ResourceDefinition Definition, string Namespace, LabelSelector Labels, FieldSelector Fields)
{
    public bool IsEverything => Labels.Requirements.IsEmpty && Fields.Terms.IsEmpty;

    /// <exception cref="ApiException">A selector cannot be read.</exception>
    public static Selection Of(ApiCall call)
    {
        try
        {
            return new Selection(
                call.Target.Definition,
                call.Target.Namespace,
                LabelSelector.Parse(call.Query("labelSelector")),
                FieldSelector.Parse(call.Target.Definition, call.Query("fieldSelector")));
        }
        catch (SelectorException exception)
        {
            throw ApiErrors.BadRequest(exception.Message);
        }
    }

    public IEnumerable<StoredObject> From(StoreSnapshot snapshot) => From(snapshot.Of(Definition.StoreName));

    public IEnumerable<StoredObject> From(ResourceCollection collection) => collection.In(Namespace).Where(Matches);

    public bool Matches(StoredObject stored)
    {
        if (Namespace.Length > 0 && stored.Key.Namespace != Namespace)
            return false;
        if (Fields.Name is { } name && stored.Key.Name != name)
            return false;
        return Labels.Matches(stored.Labels) && (Fields.Terms.IsEmpty || Fields.Matches(Answer.View(Definition, stored)));
    }
}
