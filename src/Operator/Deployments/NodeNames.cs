using System.Globalization;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Names of nodes and of what belongs to them. All fit into a label value of 63 characters.</summary>
internal static class NodeNames
{
    /// <summary>A node's name leaves room for the hash in its pod's name.</summary>
    private const int MaxNodeLength = 52;

    private const int HashLength = 8;

    public static string OfOrdinal(string deployment, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{deployment}-{ordinal}");

    /// <summary>Cut and told apart by a hash where it is too long, or where the machine's name has dots, which a pod's host name cannot.</summary>
    public static string OfClusterNode(string deployment, string clusterNode)
    {
        var name = $"{deployment}-{clusterNode.Replace('.', '-')}";
        if (name.Length <= MaxNodeLength && !clusterNode.Contains('.')) return name;
        var kept = name.Length <= MaxNodeLength - HashLength - 1 ? name : name[..(MaxNodeLength - HashLength - 1)];
        return $"{kept.TrimEnd('-')}-{ContentHash.Of(clusterNode, HashLength)}";
    }

    /// <summary>
    /// The same for the same template and attempt, so that creating it twice is harmless. Passes over names that are taken: a new pod can start
    /// while the old one hangs in Terminating on a lost machine.
    /// </summary>
    public static string NextPod(string node, string templateRevision, int attempt, IReadOnlyCollection<string> taken)
    {
        for (; ; attempt++)
        {
            var name = $"{node}-{ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"{templateRevision}/{attempt}"), HashLength)}";
            if (!taken.Contains(name)) return name;
        }
    }

    public static string ListOf(string node) => $"{node}-targets";

    public static string SecretOf(string node) => $"{node}-probe";
}
