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
            return Read(Decompress(gzip).Span);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new InvalidDataException($"the target list is not valid JSON: {e.Message}", e);
        }
    }

    /// <summary>Target by target: a document of the whole list would take several times its size, and of a list that changes often that is never given back.</summary>
    private static TargetListReading Read(ReadOnlySpan<byte> json)
    {
        var entries = new List<TargetEntry>();
        var rejected = new List<RejectedEntry>();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new InvalidDataException("the target list is not a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTargets = reader.ValueTextEquals("targets"u8);
            reader.Read();
            if (isTargets) ReadTargets(ref reader, entries, rejected);
            else reader.Skip();
        }

        var list = JsonSerializer.Deserialize(json, ReadingJson.Default.TargetListHeader) ?? throw new InvalidDataException("the target list is empty");
        return new TargetListReading(
            new TargetList
            {
                SchemaVersion = list.SchemaVersion, Revision = list.Revision, Node = list.Node, Egress = list.Egress, Targets = entries,
            },
            rejected);
    }

    private static void ReadTargets(ref Utf8JsonReader reader, List<TargetEntry> entries, List<RejectedEntry> rejected)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new InvalidDataException("targets of the target list is not an array");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            using var target = JsonDocument.ParseValue(ref reader);
            ReadTarget(target.RootElement, entries, rejected);
        }
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
        catch (Exception e) when (IsUnreadable(e))
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
        catch (Exception e) when (IsUnreadable(e))
        {
            rejected.Add(new RejectedEntry { Uid = uid ?? "", Probe = StringOf(probe, "name"), Reason = ProbeReason.Unsupported, Message = e.Message });
        }
    }

    // Text that is no UTF-8, or half of a surrogate pair, is found only when it is read, and is an invalid operation then.
    private static bool IsUnreadable(Exception e) => e is JsonException or InvalidOperationException;

    private static string? StringOf(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

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
