using System.Globalization;
using System.Text;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>
/// Where the next chunk of a list begins. Later chunks show later states, but the list keeps the version of its first chunk, so a watch from there
/// brings every change that a chunk has missed or shown early.
/// </summary>
internal sealed record ContinueToken(long ResourceVersion, ObjectName After)
{
    /// <exception cref="ApiException">The text is not one that <see cref="ToString"/> wrote.</exception>
    public static ContinueToken Parse(string text)
    {
        try
        {
            // A namespace or a name has no slash.
            if (Encoding.UTF8.GetString(Convert.FromBase64String(text)).Split('/') is [var version, var @namespace, var name])
                return new ContinueToken(long.Parse(version, CultureInfo.InvariantCulture), new ObjectName(@namespace, name));
        }
        catch (FormatException)
        {
        }

        throw ApiErrors.BadRequest("continue key is not valid");
    }

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ResourceVersion}/{After.Namespace}/{After.Name}"));
}
