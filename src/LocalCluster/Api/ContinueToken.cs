using System.Globalization;
using System.Text;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Where the next chunk of a list begins, and the version at which all chunks show the objects.</summary>
/// <param name="ResourceVersion">Of the first chunk; <see cref="Latest"/> to go on with a list whose version has expired.</param>
internal sealed record ContinueToken(long ResourceVersion, ObjectName After)
{
    public const long Latest = -1;

    /// <exception cref="ApiException">The text is not one that <see cref="ToString"/> wrote.</exception>
    public static ContinueToken Parse(string text)
    {
        try
        {
            // A namespace or a name has no slash.
            if (Encoding.UTF8.GetString(Convert.FromBase64String(text)).Split('/') is [var version, var @namespace, var name])
                return new ContinueToken(long.Parse(version, CultureInfo.InvariantCulture), new ObjectName(@namespace, name));
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
        }

        throw ApiErrors.BadRequest("continue key is not valid");
    }

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ResourceVersion}/{After.Namespace}/{After.Name}"));
}
