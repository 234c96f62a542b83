using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Files;

/// <summary>What of the files that a node's probes need has room in its Secret. Pure.</summary>
internal static class NodeFiles
{
    /// <summary>A Secret holds 1 MiB, its names left out; the rest is for the prober's own files and for what a new list replaces.</summary>
    public const int MaxBytes = 900 * 1024;

    private static readonly MountedFile NoRoom = new() { Missing = $"the files that probes of this node need exceed {MaxBytes / 1024} KiB, and the largest are left out" };

    /// <summary>By target UID, then by name: the files of the targets that have any.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, byte[]>> ByTarget(IEnumerable<CompiledTarget> targets) =>
        targets.Where(target => target.Files.Count > 0).ToDictionary(target => target.Uid, target => target.Files, StringComparer.Ordinal);

    /// <summary>The entries of a list; of those whose files have no room, without them.</summary>
    /// <param name="files">As <see cref="ByTarget"/> gives them.</param>
    public static IReadOnlyList<TargetEntry> Fit(
        IReadOnlyList<TargetEntry> entries, IReadOnlyDictionary<string, IReadOnlyDictionary<string, byte[]>> files, int maxBytes = MaxBytes)
    {
        if (files.Count == 0) return entries;
        var excess = Excess(Of(entries, files).ToDictionary(file => file.Key, file => file.Value.Length, StringComparer.Ordinal), maxBytes);

        // What fits stays the same object: whoever asks whether a list has changed need not look into it.
        return excess.Count == 0 ? entries : [.. entries.Select(entry => NamesOf(entry).Any(excess.Contains) ? Without(entry, excess) : entry)];
    }

    /// <summary>The files that the entries name, by name.</summary>
    /// <param name="files">As <see cref="ByTarget"/> gives them.</param>
    public static IReadOnlyDictionary<string, byte[]> Of(
        IEnumerable<TargetEntry> entries, IReadOnlyDictionary<string, IReadOnlyDictionary<string, byte[]>> files)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!files.TryGetValue(entry.Uid, out var own)) continue;
            foreach (var name in NamesOf(entry))
                if (own.TryGetValue(name, out var content)) contents[name] = content;
        }

        return contents;
    }

    /// <summary>The files that are too much: the smallest stay, so that one user's bundles do not keep everybody's credentials away.</summary>
    internal static IReadOnlySet<string> Excess(IReadOnlyDictionary<string, int> sizes, int maxBytes)
    {
        var excess = new HashSet<string>(StringComparer.Ordinal);
        if (sizes.Values.Sum(size => (long)size) <= maxBytes) return excess;
        long total = 0;
        foreach (var (name, size) in sizes.OrderBy(file => file.Value).ThenBy(file => file.Key, StringComparer.Ordinal))
        {
            total += size;
            if (total > maxBytes) excess.Add(name);
        }

        return excess;
    }

    private static IEnumerable<string> NamesOf(TargetEntry entry) => entry.Probes
        .SelectMany(probe => new[] { probe.Http?.Credential, probe.Http?.Tls?.TrustedRoots, probe.Tcp?.Tls?.TrustedRoots })
        .Select(file => file?.Name).OfType<string>();

    private static TargetEntry Without(TargetEntry entry, IReadOnlySet<string> excess)
    {
        MountedFile? File(MountedFile? file) => file?.Name is { } name && excess.Contains(name) ? NoRoom : file;
        TlsEntry? Tls(TlsEntry? tls) => tls is null ? null : tls with { TrustedRoots = File(tls.TrustedRoots) };
        return entry with
        {
            Probes =
            [
                .. entry.Probes.Select(probe => probe with
                {
                    Http = probe.Http is { } http ? http with { Credential = File(http.Credential), Tls = Tls(http.Tls) } : null,
                    Tcp = probe.Tcp is { } tcp ? tcp with { Tls = Tls(tcp.Tls) } : null,
                }),
            ],
        };
    }
}
