using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Reference;

/// <summary>The closed list of probe reasons, explained.</summary>
internal static class ProbeReasonWords
{
    public static IReadOnlyList<Word> All { get; } =
    [
        new(ProbeReason.Ok, "Answered in time, as expected."),
        new(ProbeReason.Timeout, "No answer within `timeout`."),
        new(ProbeReason.Refused, "The host answered that nobody listens there (TCP reset, ICMP port unreachable)."),
        new(ProbeReason.Unreachable, "A router or this machine answered that there is no way to the host (ICMP unreachable, no route)."),
        new(ProbeReason.Unresolved, "The name has no address of the wanted family. Where no resolver answers, the state is Unknown instead. Never counted as loss."),
        new(ProbeReason.Denied, "The deployment's `egress` forbids the address; nothing is sent. Cloud metadata addresses are, unless allowed."),
        new(ProbeReason.NotSent, "The prober's kernel did not take the request (descriptors, memory, ports), it waited in vain for its turn, or the machine stood still while it was sent."),
        new(ProbeReason.LocalDrop, "The reply was dropped in the prober's own socket buffer."),
        new(ProbeReason.TlsFailed, "The TLS handshake failed before there was a certificate to judge."),
        new(ProbeReason.CertificateInvalid, "The certificate is expired, of another name, or not signed by a trusted CA."),
        new(ProbeReason.UnexpectedStatus, "The HTTP status is not one of `expectedStatusCodes`, or there were more redirects than `maxRedirects`."),
        new(ProbeReason.BodyMismatch, "The body does not hold what `bodyMatch` asks, or holds what it must not."),
        new(ProbeReason.UnexpectedAnswer, "The answer is not of the protocol or breaks off, or a DNS response has another code or not all of `expectedAnswers`."),
        new(ProbeReason.TooLarge, "The body is longer than `maxBodyBytes`, or the answer is greater than the protocol's bound."),
        new(ProbeReason.NotPermitted, "The prober's machine forbids this kind of probe; the message names the setting to change."),
        new(ProbeReason.CredentialMissing, "The Secret or ConfigMap that the probe names does not exist, has another type, or does not allow the host; the message says which. Mended by itself once it is right."),
        new(ProbeReason.Unsupported, "The prober does not know this type of probe: it is older than the operator, during a roll-out."),
        new(ProbeReason.ProberIsolated, "The prober itself is cut off (no route, no carrier, a link that takes no packets, gateway and resolvers silent, or the operator found that it alone sees five or more prefixes Down); its results say nothing about the target."),
    ];
}
