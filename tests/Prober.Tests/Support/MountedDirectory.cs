using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>A directory that is written as the kubelet writes projected volumes: new files beside the old, then one symbolic link turned.</summary>
internal sealed partial class MountedDirectory : IDisposable
{
    private int _generation;

    public string Path { get; } = Directory.CreateTempSubdirectory("prober-lists-").FullName;

    public void Put(TargetList list, string? token = null, X509Certificate2? certificate = null) => Put(
        TargetListCodec.Write(list), token, certificate?.ExportCertificatePem(), certificate?.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());

    public void Put(byte[] list, string? token = null, string? certificate = null, string? key = null)
    {
        var data = $"..data_{++_generation}";
        Directory.CreateDirectory(System.IO.Path.Combine(Path, data));
        File.WriteAllBytes(System.IO.Path.Combine(Path, data, ContractVersion.TargetsFile), list);
        if (token is not null) File.WriteAllText(System.IO.Path.Combine(Path, data, ContractVersion.TokenFile), token + "\n");
        if (certificate is not null) File.WriteAllText(System.IO.Path.Combine(Path, data, ContractVersion.CertificateFile), certificate);
        if (key is not null) File.WriteAllText(System.IO.Path.Combine(Path, data, ContractVersion.CertificateKeyFile), key);
        var link = System.IO.Path.Combine(Path, "..data_tmp");
        File.CreateSymbolicLink(link, data);
        Assert.Equal(0, Rename(link, System.IO.Path.Combine(Path, "..data")));
        foreach (var file in new[] { ContractVersion.TargetsFile, ContractVersion.TokenFile, ContractVersion.CertificateFile, ContractVersion.CertificateKeyFile })
            if (!Exists(file) && File.Exists(System.IO.Path.Combine(Path, data, file))) File.CreateSymbolicLink(System.IO.Path.Combine(Path, file), System.IO.Path.Combine("..data", file));
    }

    public void PutPlain(TargetList list) => File.WriteAllBytes(System.IO.Path.Combine(Path, ContractVersion.TargetsFile), TargetListCodec.Write(list));

    public static byte[] Gzip(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // File.Move looks through a link at what it leads to.
    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);

    private bool Exists(string file) => new FileInfo(System.IO.Path.Combine(Path, file)).LinkTarget is not null;
}
