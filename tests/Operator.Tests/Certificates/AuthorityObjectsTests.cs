using System.Text;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Certificates;

namespace NetworkTelemetry.Operator.Tests.Certificates;

public sealed class AuthorityObjectsTests
{
    private static readonly AuthoritySet Rotating = AuthorityRotation.Apply(
        AuthorityRotation.Bring(null, DateTimeOffset.UtcNow.AddDays(-500)), AuthorityStep.AddSuccessor, DateTimeOffset.UtcNow);

    [Fact]
    public void What_is_stored_is_read_back()
    {
        var read = AuthorityObjects.Read(Stored());
        Assert.True(read!.IsSameAs(Rotating));
        Assert.Equal(2, read.Trusted.Count);
        Assert.Equal(AuthorityStep.None, AuthorityRotation.Decide(read, DateTimeOffset.UtcNow));
    }

    [Theory]
    [InlineData("tls.crt", null)]
    [InlineData("tls.key", null)]
    [InlineData("tls.crt", "nonsense")]
    [InlineData("tls.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [InlineData("tls.key", "next.key")]
    public void A_certificate_and_a_key_that_are_no_pair_are_none(string name, string? content)
    {
        var secret = Stored();
        var data = secret.Data!.ToDictionary();
        if (content is null) data.Remove(name);
        else data[name] = data.GetValueOrDefault(content) ?? Encoding.ASCII.GetBytes(content);
        Assert.Null(AuthorityObjects.Read(secret with { Data = data }));
    }

    [Theory]
    [InlineData("next.key", 2)]
    [InlineData("ca.crt", 2)]
    public void What_is_lost_beside_the_signer_is_no_reason_to_begin_anew(string name, int trusted)
    {
        var secret = Stored();
        var data = secret.Data!.ToDictionary();
        data[name] = "-----BEGIN CERTIFICATE-----\n%\n-----END CERTIFICATE-----"u8.ToArray();
        var read = AuthorityObjects.Read(secret with { Data = data })!;
        Assert.Equal(Rotating.Signer.KeyId, read.Signer.KeyId);
        Assert.Equal(trusted, read.Trusted.Count);
    }

    [Fact]
    public void Nobody_else_learns_the_keys()
    {
        Assert.DoesNotContain("PRIVATE", Rotating.Bundle, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN", Rotating.Signer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", Rotating.ToString(), StringComparison.Ordinal);
    }

    private static Secret Stored() => new()
    {
        Data = AuthorityObjects.Data(Rotating).Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => Encoding.ASCII.GetBytes(entry.Value!)),
    };
}
