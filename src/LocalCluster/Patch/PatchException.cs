namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>A patch that can't be applied.</summary>
/// <param name="statusCode">400: not a patch. 413: too many operations. 422: it does not fit the object.</param>
internal sealed class PatchException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;
}
