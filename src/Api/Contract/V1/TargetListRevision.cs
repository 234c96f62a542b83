using System.Security.Cryptography;
using System.Text.Json;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>The content hash of a list: equal lists have equal revisions, whoever made them and whenever.</summary>
public static class TargetListRevision
{
    private const int Length = 16;

    /// <summary>The list with its revision set. Targets are brought into one order first.</summary>
    public static TargetList Seal(TargetList list)
    {
        var ordered = list with
        {
            Revision = "",
            Targets = [.. list.Targets.OrderBy(t => t.Namespace, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal)],
        };
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ordered, ContractJson.Default.TargetList));
        return ordered with { Revision = Convert.ToHexStringLower(hash)[..Length] };
    }
}
