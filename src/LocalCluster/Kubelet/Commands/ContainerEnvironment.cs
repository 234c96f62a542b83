using System.Text;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Volumes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>Resolves a container's variables: image, then <c>envFrom</c>, then <c>env</c>; a later one wins and may refer to earlier ones.</summary>
internal static class ContainerEnvironment
{
    /// <exception cref="ContainerConfigException">A required ConfigMap, Secret, key or field is missing.</exception>
    public static IReadOnlyDictionary<string, string> Resolve(Container container, PodView view, IReadOnlyDictionary<string, string> image)
    {
        var variables = new Dictionary<string, string>(image, StringComparer.Ordinal);
        foreach (var from in container.EnvFrom)
        {
            AddAll(variables, from.Prefix, from.ConfigMapRef, SourceData.ConfigMaps, view);
            AddAll(variables, from.Prefix, from.SecretRef, SourceData.Secrets, view);
        }
        foreach (var variable in container.Env)
        {
            if (Value(variable, view, variables) is { } value)
                variables[variable.Name] = value;
        }
        return variables;
    }

    private static void AddAll(Dictionary<string, string> variables, string? prefix, ObjectSelector? selector, string resource, PodView view)
    {
        if (selector is null)
            return;
        if (view.Find(resource, selector.Name) is not { } source)
        {
            if (selector.Optional != true)
                throw new ContainerConfigException(SourceData.NotFound(resource, selector.Name));
            return;
        }
        foreach (var (key, value) in SourceData.Decode(resource, source))
            variables[prefix + key] = Encoding.UTF8.GetString(value);
    }

    private static string? Value(EnvVar variable, PodView view, Dictionary<string, string> earlier) => variable.ValueFrom switch
    {
        null => VariableExpansion.Expand(variable.Value ?? "", earlier),
        { FieldRef: { } field } => PodField.Value(field.FieldPath, view)
            ?? throw new ContainerConfigException($"env {variable.Name}: unsupported fieldPath: {field.FieldPath}"),
        { SecretKeyRef: { } key } => Key(key, SourceData.Secrets, "Secret", view),
        { ConfigMapKeyRef: { } key } => Key(key, SourceData.ConfigMaps, "ConfigMap", view),
        _ => throw new ContainerConfigException($"env {variable.Name}: this valueFrom is not supported by the local cluster"),
    };

    private static string? Key(KeySelector selector, string resource, string kind, PodView view)
    {
        var source = view.Find(resource, selector.Name);
        if (source is not null && SourceData.Decode(resource, source).TryGetValue(selector.Key, out var value))
            return Encoding.UTF8.GetString(value);
        if (selector.Optional == true)
            return null;
        throw new ContainerConfigException(source is null
            ? SourceData.NotFound(resource, selector.Name)
            : $"couldn't find key {selector.Key} in {kind} {view.Pod.Metadata.Namespace}/{selector.Name}");
    }
}
