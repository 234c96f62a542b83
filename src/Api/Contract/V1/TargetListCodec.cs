using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>Writes and reads target lists as gzip JSON.</summary>
public static class TargetListCodec
{
    /// <summary>Bound on the JSON inside the gzip file, against decompression bombs.</summary>
    private const int MaxJsonBytes = 64 * 1024 * 1024;

    public static byte[] Write(TargetList list)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal))
            JsonSerializer.Serialize(gzip, list, ContractJson.Default.TargetList);
        return output.ToArray();
    }

    /// <exception cref="InvalidDataException">The file as a whole cannot be read; the message says why.</exception>
    public static TargetListReading Read(ReadOnlyMemory<byte> gzip)
    {
        try
        {
            using var document = JsonDocument.Parse(Decompress(gzip));
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the target list is not valid JSON: {e.Message}", e);
        }
    }

    private static TargetListReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new InvalidDataException("the target list is not a JSON object");
        var entries = new List<TargetEntry>();
        var rejected = new List<RejectedEntry>();
        if (root.TryGetProperty("targets", out var targets))
        {
            if (targets.ValueKind != JsonValueKind.Array) throw new InvalidDataException("targets of the target list is not an array");
            foreach (var target in targets.EnumerateArray()) ReadTarget(target, entries, rejected);
        }

        var list = root.Deserialize(ReadingJson.Default.TargetListHeader) ?? throw new InvalidDataException("the target list is empty");
        return new TargetListReading(
            new TargetList
            {
                SchemaVersion = list.SchemaVersion, Revision = list.Revision, Node = list.Node, Egress = list.Egress, Targets = entries,
            },
            rejected);
    }

    private static void ReadTarget(JsonElement target, List<TargetEntry> entries, List<RejectedEntry> rejected)
    {
        try
        {
            var header = target.Deserialize(ReadingJson.Default.TargetEntryHeader) ?? throw new JsonException("the target is null");
            var probes = new List<ProbeEntry>();
            foreach (var probe in header.Probes) ReadProbe(header.Uid, probe, probes, rejected);
            entries.Add(new TargetEntry
            {
                Uid = header.Uid, Generation = header.Generation, Namespace = header.Namespace, Name = header.Name,
                ObjectiveAvailability = header.ObjectiveAvailability, Probes = probes,
            });
        }
        catch (JsonException e)
        {
            rejected.Add(new RejectedEntry { Uid = StringOf(target, "uid") ?? "", Reason = ProbeReason.Unsupported, Message = e.Message });
        }
    }

    private static void ReadProbe(string? uid, JsonElement probe, List<ProbeEntry> probes, List<RejectedEntry> rejected)
    {
        try
        {
            probes.Add(probe.Deserialize(ReadingJson.Default.ProbeEntry) ?? throw new JsonException("the probe is null"));
        }
        catch (JsonException e)
        {
            rejected.Add(new RejectedEntry { Uid = uid ?? "", Probe = StringOf(probe, "name"), Reason = ProbeReason.Unsupported, Message = e.Message });
        }
    }

    private static string? StringOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static ReadOnlyMemory<byte> Decompress(ReadOnlyMemory<byte> gzip)
    {
        using var source = new GZipStream(new MemoryStream(gzip.ToArray(), writable: false), CompressionMode.Decompress);
        var json = new ArrayBufferWriter<byte>();
        for (int read; (read = source.Read(json.GetSpan(64 * 1024))) > 0;)
        {
            json.Advance(read);
            if (json.WrittenCount > MaxJsonBytes) throw new InvalidDataException($"the target list is larger than {MaxJsonBytes} bytes");
        }

        return json.WrittenMemory;
    }
}
