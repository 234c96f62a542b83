using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Files;

/// <summary>Gives targets the files that they refer to.</summary>
internal sealed class ProbeFiles(RecentReads<Secret> secrets, RecentReads<ConfigMap> configMaps)
{
    private const int Parallelism = 8;

    /// <summary>How old a reading may be that a probe can use.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(500);

    // Of what is missing: a person may just be mending it. The API server is asked this often at most, however much is missing.
    private const double ReadsPerSecond = 20;

    // Timers may fire a little early.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(10);

    // A target whose files are the same stays the same object: those who ask whether a list has changed need not look into it.
    private readonly ConditionalWeakTable<CompiledTarget, Attachment> _attached = [];

    public async Task<AttachedFiles> AttachAsync(IReadOnlyList<CompiledTarget> targets, CancellationToken cancellationToken)
    {
        var sources = targets.SelectMany(target => target.References).Select(reference => reference.Source).Distinct().ToArray();
        if (sources.Length == 0) return new(targets, null);
        var files = new ConcurrentDictionary<FileSource, ProbeFile>();
        await ReadAsync(sources, Period, files, cancellationToken);
        var missing = Missing(sources, files);
        await ReadAsync(missing, PeriodOf(missing), files, cancellationToken);
        return new([.. targets.Select(target => Attached(target, files))], PeriodOf(Missing(missing, files)) + Margin);
    }

    internal static CompiledTarget Attach(CompiledTarget target, IReadOnlyDictionary<FileSource, ProbeFile> files)
    {
        if (target.References.Count == 0 || target.Entry is null) return target;
        var probes = target.Entry.Probes.ToArray();
        foreach (var reference in target.References)
        {
            var index = Array.FindIndex(probes, probe => probe.Name == reference.Probe);
            if (index >= 0) probes[index] = With(probes[index], reference.Source.Kind, files[reference.Source].File);
        }

        return target with
        {
            Entry = target.Entry with { Probes = probes },
            Files = target.References.Select(reference => files[reference.Source]).Where(file => file.Content is not null)
                .DistinctBy(file => file.File.Name).ToDictionary(file => file.File.Name!, file => file.Content!, StringComparer.Ordinal),
        };
    }

    private CompiledTarget Attached(CompiledTarget target, ConcurrentDictionary<FileSource, ProbeFile> files)
    {
        if (target.References.Count == 0) return target;
        MountedFile[] present = [.. target.References.Select(reference => files[reference.Source].File)];
        if (_attached.TryGetValue(target, out var known) && known.Files.SequenceEqual(present)) return known.Target;
        var attached = Attach(target, files);
        _attached.AddOrUpdate(target, new(present, attached));
        return attached;
    }

    private static ProbeEntry With(ProbeEntry probe, FileKind kind, MountedFile file)
    {
        if (probe.Tcp is { } tcp) return probe with { Tcp = tcp with { Tls = (tcp.Tls ?? new TlsEntry()) with { TrustedRoots = file } } };
        var http = probe.Http ?? new HttpEntry();
        return probe with
        {
            Http = kind == FileKind.Credential ? http with { Credential = file } : http with { Tls = (http.Tls ?? new TlsEntry()) with { TrustedRoots = file } },
        };
    }

    private static IReadOnlyList<FileSource> Missing(IEnumerable<FileSource> sources, ConcurrentDictionary<FileSource, ProbeFile> files) =>
        [.. sources.Where(source => files[source].Content is null)];

    private static TimeSpan PeriodOf(IReadOnlyList<FileSource> missing)
    {
        var reads = missing.DistinctBy(source => (source.Kind, source.Object)).Count();
        return reads == 0 ? Period : TimeSpan.FromSeconds(Math.Clamp(reads / ReadsPerSecond, ShortestPeriod.TotalSeconds, Period.TotalSeconds));
    }

    private Task ReadAsync(
        IEnumerable<FileSource> sources, TimeSpan period, ConcurrentDictionary<FileSource, ProbeFile> files, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(sources, options, async (source, token) => files[source] = await ReadAsync(source, period, token));
    }

    private async Task<ProbeFile> ReadAsync(FileSource source, TimeSpan period, CancellationToken cancellationToken)
    {
        if (source.Kind == FileKind.Credential)
        {
            var secret = await secrets.ReadAsync(source.Object, period, cancellationToken);
            return secret.Refusal is not null ? Refused("Secret", source, secret.Refusal) : CredentialFile.Of(source.Object, secret.Entity, source.Host!);
        }

        var map = await configMaps.ReadAsync(source.Object, period, cancellationToken);
        return map.Refusal is not null ? Refused("ConfigMap", source, map.Refusal) : TrustedRootsFile.Of(source.Object, map.Entity, source.DataKey!);
    }

    private static ProbeFile Refused(string kind, FileSource source, string refusal) =>
        ProbeFile.Missing($"the operator may not read the {kind} {source.Object}: {refusal}");

    private sealed record Attachment(IReadOnlyList<MountedFile> Files, CompiledTarget Target);
}
