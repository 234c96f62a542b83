namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>The words of Kubernetes for field errors.</summary>
internal static class FieldErrorText
{
    /// <summary>The message of a 422 status: <c>Pod "a" is invalid: [x, y]</c>, without brackets for one error.</summary>
    /// <param name="group">Empty for the core group; otherwise the kind is written <c>Kind.group</c>.</param>
    public static string Invalid(string group, string kind, string name, IReadOnlyList<FieldError> errors) => throw new NotImplementedException();

    /// <summary>The <c>reason</c> of a status cause, for example <c>FieldValueInvalid</c>.</summary>
    public static string CauseReason(FieldErrorType type) => throw new NotImplementedException();

    public static string Sentence(FieldError error) => throw new NotImplementedException();
}
