namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>What happens to fields that the schema does not know (query parameter <c>fieldValidation</c>): they are dropped, and …</summary>
internal enum FieldValidation
{
    /// <summary>… a Warning header says so.</summary>
    Warn,

    /// <summary>… nothing more.</summary>
    Ignore,

    /// <summary>… the request fails instead.</summary>
    Strict,
}
