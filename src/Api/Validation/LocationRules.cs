using System.Globalization;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Validation;

internal static class LocationRules
{
    public static void Check(FieldPath field, GeoLocation? location)
    {
        if (location is null) return;
        if (location.Latitude is null != location.Longitude is null)
            field.Child(location.Latitude is null ? "latitude" : "longitude").Required("latitude and longitude are set together");
        Coordinate(field.Child("latitude"), location.Latitude, 90);
        Coordinate(field.Child("longitude"), location.Longitude, 180);
    }

    private static void Coordinate(FieldPath field, string? text, int limit)
    {
        if (text is null) return;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) || Math.Abs(degrees) > limit)
            field.Invalid(text, $"must be decimal degrees from -{limit} to {limit}, for example \"52.52\"");
    }
}
