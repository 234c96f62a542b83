using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>The one secret that opens the API (RFC 6750).</summary>
internal sealed class BearerToken(string secret)
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes("Bearer " + secret);

    public string Secret => secret;

    public bool Matches(StringValues authorization) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization.ToString()), _expected);
}
