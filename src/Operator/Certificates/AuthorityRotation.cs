namespace NetworkTelemetry.Operator.Certificates;

/// <summary>What to do with the authorities, and what comes of it. Nothing here but the making of keys is not pure.</summary>
internal static class AuthorityRotation
{
    public static AuthorityStep Decide(AuthoritySet? authorities, DateTimeOffset now)
    {
        if (authorities is null) return AuthorityStep.Create;
        var signer = authorities.Signer.Certificate;
        if (authorities.Successor is { } successor)
        {
            var knownFor = now - successor.Certificate.NotBefore - CertificateLifetimes.Backdated;
            if (knownFor >= CertificateLifetimes.TrustDelay || now >= signer.NotAfter) return AuthorityStep.Promote;
        }
        else
        {
            if (now >= signer.NotAfter) return AuthorityStep.Create;
            if (now >= CertificateLifetimes.RenewAt(signer.NotBefore, signer.NotAfter)) return AuthorityStep.AddSuccessor;
        }

        return authorities.Trusted.Any(certificate => now >= certificate.NotAfter) ? AuthorityStep.DropExpired : AuthorityStep.None;
    }

    public static AuthoritySet Apply(AuthoritySet? authorities, AuthorityStep step, DateTimeOffset now)
    {
        switch (step)
        {
            case AuthorityStep.AddSuccessor:
                var successor = CertificateIssuer.Authority(now);
                return authorities! with { Successor = successor, Trusted = [successor.Certificate, .. authorities.Trusted] };
            case AuthorityStep.Promote:
                return authorities! with { Signer = authorities.Successor!, Successor = null };
            case AuthorityStep.DropExpired:
                return authorities! with { Trusted = [.. authorities.Trusted.Where(certificate => now < certificate.NotAfter)] };
            case AuthorityStep.Create:
                var first = CertificateIssuer.Authority(now);
                return new(first, null, [first.Certificate, .. authorities?.Trusted.Where(certificate => now < certificate.NotAfter) ?? []]);
            default:
                return authorities!;
        }
    }

    /// <summary>All steps that are due.</summary>
    public static AuthoritySet Bring(AuthoritySet? authorities, DateTimeOffset now)
    {
        while (true)
        {
            var step = Decide(authorities, now);
            if (step == AuthorityStep.None) return authorities!;
            authorities = Apply(authorities, step, now);
        }
    }
}
