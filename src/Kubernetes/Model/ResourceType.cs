using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>
/// Where a type lives in the API, and how it is read and written. Note for models: the source-generated serialiser passes null to
/// <c>init</c> members that the JSON does not have, so a default needs <c>init =&gt; field = value ?? …</c>.
/// </summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">For example <c>v1</c>.</param>
/// <param name="Kind">For example <c>Pod</c>.</param>
/// <param name="Plural">The resource name in the URL, for example <c>pods</c>.</param>
/// <param name="Namespaced">Whether objects live in a namespace.</param>
/// <param name="Json">A source-generated context that holds <typeparamref name="T"/>.</param>
public sealed record ResourceType<T>(string Group, string Version, string Kind, string Plural, bool Namespaced, JsonSerializerContext Json)
    where T : class, IKubernetesObject
{
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";
}
