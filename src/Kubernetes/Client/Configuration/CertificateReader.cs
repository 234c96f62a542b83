using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>PEM from a base64 <c>…-data</c> member, or from the file that the member without the suffix names. Data wins.</summary>
internal static class CertificateReader
{
    public static X509Certificate2Collection? Authorities(YamlSection cluster)
    {
        const string key = "certificate-authority";
        return Pem(cluster, key) is not { } pem ? null : Parse(cluster, key, () => ImportAuthorities(pem));
    }

    /// <exception cref="KubernetesConfigurationException">It cannot be read, or is out of date: no server would take it.</exception>
    public static X509Certificate2? ClientCertificate(YamlSection user, DateTimeOffset now)
    {
        const string key = "client-certificate";
        var certificate = Pem(user, key);
        var privateKey = Pem(user, "client-key");
        return (certificate, privateKey) switch
        {
            (null, null) => null,
            (null, _) => throw user.Error(key, "is missing, though client-key is given"),
            (_, null) => throw user.Error("client-key", "is missing, though client-certificate is given"),
            _ => Current(user, key, Parse(user, key, () => X509Certificate2.CreateFromPem(certificate, privateKey)), now),
        };
    }

    public static X509Certificate2Collection ImportAuthorities(string pem)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("no certificate in it");
    }

    private static X509Certificate2 Current(YamlSection user, string key, X509Certificate2 certificate, DateTimeOffset now)
    {
        if (now > certificate.NotAfter)
            throw user.Error(key, string.Create(CultureInfo.InvariantCulture, $"expired at {certificate.NotAfter.ToUniversalTime():u}"));
        if (now < certificate.NotBefore)
            throw user.Error(key, string.Create(CultureInfo.InvariantCulture, $"is valid only from {certificate.NotBefore.ToUniversalTime():u} on: is this machine's clock right?"));
        return certificate;
    }

    private static string? Pem(YamlSection section, string key)
    {
        if (section.Text($"{key}-data") is { Length: > 0 } data)
        {
            try
            {
                return Encoding.ASCII.GetString(Convert.FromBase64String(data));
            }
            catch (FormatException error)
            {
                throw section.Error($"{key}-data", "is not base64", error);
            }
        }

        if (section.FilePath(key) is not { } path)
            return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw section.Error(key, $"cannot be read: {error.Message}", error);
        }
    }

    private static TResult Parse<TResult>(YamlSection section, string key, Func<TResult> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw section.Error(key, $"is not valid PEM: {error.Message}", error);
        }
    }
}
