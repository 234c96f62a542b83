using System.Text.Json;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Processes;

/// <summary>One instance of a container, on disk so that the next kubelet process finds it. Written before the child starts; the child adds its own identity.</summary>
internal sealed record RunRecord
{
    public required string ContainerID { get; init; }
    public required int RestartCount { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required string BootId { get; init; }
    public required string PodIP { get; init; }

    /// <summary>Set once the end was seen.</summary>
    public ContainerTerminated? Ended { get; init; }

    public static RunRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), PodJson.Default.RunRecord);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(string path)
    {
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(this, PodJson.Default.RunRecord));
        LibC.Rename(path + ".new", path);
    }
}
