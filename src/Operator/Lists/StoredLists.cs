using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>Reads the lists out of their ConfigMaps, each state once. They are the memory of who measures what.</summary>
internal sealed partial class StoredLists(ILogger<StoredLists> logger)
{
    private readonly ConditionalWeakTable<ConfigMap, NodeList> _read = [];

    public NodeList Of(ConfigMap? stored) => stored is null ? NodeList.None : _read.GetValue(stored, Read);

    private NodeList Read(ConfigMap stored)
    {
        if (stored.BinaryData is null || !stored.BinaryData.TryGetValue(ContractVersion.TargetsFile, out var gzip)) return NodeList.None;
        try
        {
            var list = TargetListCodec.Read(gzip).List;
            return new(list.Revision, list.Targets.Select(target => target.Uid).ToFrozenSet(StringComparer.Ordinal));
        }
        catch (InvalidDataException e)
        {
            LogUnreadable(ObjectKey.Of(stored).ToString(), e.Message);
            return NodeList.None;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The target list in ConfigMap {ConfigMap} cannot be read and is written anew: {Problem}")]
    private partial void LogUnreadable(string configMap, string problem);
}
