using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

/// <summary>A place. Coordinates are strings in decimal degrees (WGS 84), because the API has no floating-point fields.</summary>
public sealed record GeoLocation
{
    public const string CoordinatePattern = @"^-?[0-9]{1,3}(\.[0-9]{1,8})?$";

    [Description("Decimal degrees, -90 to 90; north is positive."), Pattern(CoordinatePattern)]
    public string? Latitude { get; init; }

    [Description("Decimal degrees, -180 to 180; east is positive."), Pattern(CoordinatePattern)]
    public string? Longitude { get; init; }

    [Description("Name of the region, for example eu-central."), Length(1, 63)]
    public string? Region { get; init; }

    [Description("Name of the zone within the region."), Length(1, 63)]
    public string? Zone { get; init; }
}
