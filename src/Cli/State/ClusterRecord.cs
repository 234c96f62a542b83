using System.Text.Json;
using System.Text.Json.Serialization;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.Cli.State;

/// <summary>Who serves a state folder. The start time tells the process from a later one with the same number.</summary>
internal sealed partial record ClusterRecord(int Pid, long StartTicks, string Server)
{
    public static ClusterRecord OfThisProcess(Uri server) => new(Environment.ProcessId, StartTicksOf(Environment.ProcessId) ?? 0, server.GetLeftPart(UriPartial.Authority));

    public bool IsAlive => StartTicksOf(Pid) == StartTicks;

    /// <summary>Null when nobody wrote one, or it cannot be read.</summary>
    public static ClusterRecord? Read(StateFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(folder.ClusterRecord), RecordJson.Default.ClusterRecord);
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(StateFolder folder)
    {
        var temporary = folder.ClusterRecord + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this, RecordJson.Default.ClusterRecord));
        File.Move(temporary, folder.ClusterRecord, overwrite: true);
    }

    private static long? StartTicksOf(int pid) => ProcStat.Read(pid) is { IsAlive: true } process ? process.StartTime : null;

    [JsonSerializable(typeof(ClusterRecord))]
    private sealed partial class RecordJson : JsonSerializerContext;
}
