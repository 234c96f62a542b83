namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>The cause reasons of <c>metav1.Status</c> (k8s.io/apimachinery field.ErrorType).</summary>
public enum FieldErrorType
{
    Required,
    Invalid,
    NotSupported,
    Duplicate,
    Forbidden,
    TooLong,
    TooMany,
    TypeInvalid,
    NotFound,
}
