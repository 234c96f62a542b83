using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Operator.Files;

/// <summary>A file for a probe, or why there is none.</summary>
/// <param name="Content">Null when <see cref="MountedFile.Missing"/> says why.</param>
internal sealed record ProbeFile(MountedFile File, byte[]? Content)
{
    public static ProbeFile Missing(string why) => new(new MountedFile { Missing = why }, null);
}
