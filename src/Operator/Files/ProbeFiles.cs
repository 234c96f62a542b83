using System.Collections.Concurrent;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Files;

/// <summary>Gives targets the files that they refer to.</summary>
internal sealed class ProbeFiles(RecentReads<Secret> secrets, RecentReads<ConfigMap> configMaps)
{
    private const int Parallelism = 8;

    /// <summary>When a reading may be out of date.</summary>
    public static TimeSpan LookAgainAfter { get; } = RecentReads<Secret>.Period + TimeSpan.FromMilliseconds(100);

    public async Task<IReadOnlyList<CompiledTarget>> AttachAsync(IReadOnlyList<CompiledTarget> targets, CancellationToken cancellationToken)
    {
        var references = targets.SelectMany(target => target.References).Distinct().ToArray();
        if (references.Length == 0) return targets;
        var files = new ConcurrentDictionary<FileReference, ProbeFile>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(references, options, async (reference, token) => files[reference] = await ReadAsync(reference, token));
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

    private async Task<ProbeFile> ReadAsync(FileReference reference, CancellationToken cancellationToken)
    {
        if (reference.Kind == FileKind.Credential)
        {
            var secret = await secrets.ReadAsync(reference.Object, cancellationToken);
            return secret.IsForbidden ? Forbidden("Secret", reference) : CredentialFile.Of(reference.Object, secret.Entity, reference.Host);
        }

        var map = await configMaps.ReadAsync(reference.Object, cancellationToken);
        return map.IsForbidden ? Forbidden("ConfigMap", reference) : TrustedRootsFile.Of(reference.Object, map.Entity, reference.DataKey!);
    }

    private static ProbeFile Forbidden(string kind, FileReference reference) =>
        ProbeFile.Missing($"the operator may not read the {kind} {reference.Object}: grant it the verb get there");
}
