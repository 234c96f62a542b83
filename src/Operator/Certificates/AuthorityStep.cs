namespace NetworkTelemetry.Operator.Certificates;

internal enum AuthorityStep
{
    None,

    /// <summary>There is nothing that could sign.</summary>
    Create,

    /// <summary>The signer gets old: the next one is made known.</summary>
    AddSuccessor,

    /// <summary>Everybody knows the successor by now.</summary>
    Promote,

    /// <summary>Something that is trusted has expired, and with it all that it signed.</summary>
    DropExpired,
}
