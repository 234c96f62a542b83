namespace NetworkTelemetry.Operator.Certificates;

/// <summary>No certificate can be issued now. The message is for people.</summary>
internal sealed class AuthorityUnavailableException(string message) : Exception(message);
