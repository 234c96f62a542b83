namespace NetworkTelemetry.Operator.Certificates;

/// <summary>The authorities behind one reference: written by <see cref="CertificateAuthority"/>, read by everybody.</summary>
internal sealed class AuthorityBoard
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile AuthoritySet? _current;
    private volatile string? _problem;

    /// <summary>Null until they are read or made.</summary>
    public AuthoritySet? Current => _current;

    public void Publish(AuthoritySet authorities)
    {
        if (_current?.IsSameAs(authorities) != true) _current = authorities;
        _problem = null;
        _arrived.TrySetResult();
    }

    public void Fail(string problem) => _problem = problem;

    /// <summary>Waits a little: at a start they come just after the first look at the deployments.</summary>
    /// <exception cref="AuthorityUnavailableException">There are none; the message says why.</exception>
    public async Task<AuthoritySet> GetAsync(CancellationToken cancellationToken)
    {
        await _arrived.Task.WaitAsync(Patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return _current ?? throw new AuthorityUnavailableException($"there is no certificate authority yet to sign with: {_problem ?? "it is being made"}");
    }
}
