namespace NetworkTelemetry.Api.Results;

/// <summary>Why a probe is in its state. A closed list, shared by status, metrics and alerting rules.</summary>
public static class ProbeReason
{
    public const string Ok = "Ok";
    public const string Timeout = "Timeout";
    public const string Refused = "Refused";
    public const string Unreachable = "Unreachable";

    /// <summary>The name has no address: Down. Or no resolver answered: Unknown. Never counted as loss.</summary>
    public const string Unresolved = "Unresolved";

    /// <summary>The egress rules of the deployment forbid the address.</summary>
    public const string Denied = "Denied";

    /// <summary>The kernel did not take the request (descriptors, memory, ports), it waited in vain for its turn, or the machine stood still while it was sent.</summary>
    public const string NotSent = "NotSent";

    /// <summary>The reply was dropped in the prober's own socket buffer.</summary>
    public const string LocalDrop = "LocalDrop";

    public const string TlsFailed = "TlsFailed";
    public const string CertificateInvalid = "CertificateInvalid";
    public const string UnexpectedStatus = "UnexpectedStatus";
    public const string BodyMismatch = "BodyMismatch";
    public const string UnexpectedAnswer = "UnexpectedAnswer";
    public const string TooLarge = "TooLarge";

    /// <summary>The machine forbids this kind of probe.</summary>
    public const string NotPermitted = "NotPermitted";

    public const string CredentialMissing = "CredentialMissing";

    /// <summary>The prober does not know this type of probe: an older one during a roll-out.</summary>
    public const string Unsupported = "Unsupported";

    /// <summary>The prober itself is cut off from the network, see <see cref="IsolationReason"/>, or its own link did not take the request.</summary>
    public const string ProberIsolated = "ProberIsolated";

    public static IReadOnlyList<string> All { get; } =
    [
        Ok, Timeout, Refused, Unreachable, Unresolved, Denied, NotSent, LocalDrop, TlsFailed, CertificateInvalid, UnexpectedStatus,
        BodyMismatch, UnexpectedAnswer, TooLarge, NotPermitted, CredentialMissing, Unsupported, ProberIsolated,
    ];

    /// <summary>The state that a round which ended for this reason speaks for. What is the prober's own failure says nothing about the target.</summary>
    public static string StateOf(string reason) => reason switch
    {
        Ok => ProbeState.Up,
        Denied or NotSent or LocalDrop or NotPermitted or CredentialMissing or Unsupported or ProberIsolated => ProbeState.Unknown,
        _ => ProbeState.Down,
    };
}
