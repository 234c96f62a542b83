using System.Collections.Concurrent;
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

    /// <summary>When the readings for these targets will be out of date; null where there are none.</summary>
    public static TimeSpan? NextLook(IReadOnlyList<CompiledTarget> targets) =>
        targets.All(target => target.References.Count == 0) ? null : PeriodOf(targets.Sum(MissingOf)) + TimeSpan.FromMilliseconds(10);

    public async Task<IReadOnlyList<CompiledTarget>> AttachAsync(IReadOnlyList<CompiledTarget> targets, CancellationToken cancellationToken)
    {
        var references = targets.SelectMany(target => target.References).Distinct().ToArray();
        if (references.Length == 0) return targets;
        var files = new ConcurrentDictionary<FileReference, ProbeFile>();
        await ReadAsync(references, Period, files, cancellationToken);
        var missing = references.Where(reference => files[reference].Content is null).ToArray();
        await ReadAsync(missing, PeriodOf(missing.Length), files, cancellationToken);
        return [.. targets.Select(target => Attach(target, files))];
    }

    internal static CompiledTarget Attach(CompiledTarget target, IReadOnlyDictionary<FileReference, ProbeFile> files)
    {
        if (target.References.Count == 0 || target.Entry is null) return target;
        var probes = target.Entry.Probes.ToArray();
        foreach (var reference in target.References)
        {
            var index = Array.FindIndex(probes, probe => probe.Name == reference.Probe);
            if (index >= 0) probes[index] = With(probes[index], reference.Kind, files[reference].File);
        }

        return target with
        {
            Entry = target.Entry with { Probes = probes },
            Files = target.References.Select(reference => files[reference]).Where(file => file.Content is not null)
                .DistinctBy(file => file.File.Name).ToDictionary(file => file.File.Name!, file => file.Content!, StringComparer.Ordinal),
        };
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

    private static TimeSpan PeriodOf(int missing) =>
        missing == 0 ? Period : TimeSpan.FromSeconds(Math.Clamp(missing / ReadsPerSecond, ShortestPeriod.TotalSeconds, Period.TotalSeconds));

    private static int MissingOf(CompiledTarget target) => target.References.Count == 0 ? 0
        : target.Entry?.Probes.Count(probe => probe.Http?.Credential?.Missing is not null || probe.Http?.Tls?.TrustedRoots?.Missing is not null) ?? 0;

    private Task ReadAsync(
        IEnumerable<FileReference> references, TimeSpan period, ConcurrentDictionary<FileReference, ProbeFile> files, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(references, options, async (reference, token) => files[reference] = await ReadAsync(reference, period, token));
    }

    private async Task<ProbeFile> ReadAsync(FileReference reference, TimeSpan period, CancellationToken cancellationToken)
    {
        if (reference.Kind == FileKind.Credential)
        {
            var secret = await secrets.ReadAsync(reference.Object, period, cancellationToken);
            return secret.Refusal is not null ? Refused("Secret", reference, secret.Refusal) : CredentialFile.Of(reference.Object, secret.Entity, reference.Host);
        }

        var map = await configMaps.ReadAsync(reference.Object, period, cancellationToken);
        return map.Refusal is not null ? Refused("ConfigMap", reference, map.Refusal) : TrustedRootsFile.Of(reference.Object, map.Entity, reference.DataKey!);
    }

    private static ProbeFile Refused(string kind, FileReference reference, string refusal) =>
        ProbeFile.Missing($"the operator may not read the {kind} {reference.Object}: {refusal}");
}
