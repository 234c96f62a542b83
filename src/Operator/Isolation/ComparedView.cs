namespace NetworkTelemetry.Operator.Isolation;

/// <summary>
/// What a comparison of a node with the others says. A node whose Down targets lie in five or more prefixes, most of them Up for other nodes, is cut off itself:
/// that so many networks fail at once for one of several observers is less likely than that the observer does. Fewer are what they look like.
/// </summary>
/// <param name="Prefixes">Distinct prefixes of the probes that the node sees Down and that others can tell of.</param>
/// <param name="Disputed">How many of those probes are Up elsewhere.</param>
/// <param name="Compared">How many there are.</param>
internal readonly record struct ComparedView(int Prefixes, int Disputed, int Compared)
{
    public const int MinPrefixes = 5;

    public bool IsIsolated => Prefixes >= MinPrefixes && 2 * Disputed > Compared;

    public static ComparedView Of(IEnumerable<DownProbe> down)
    {
        var (prefixes, disputed, compared) = (new HashSet<string>(StringComparer.Ordinal), 0, 0);
        foreach (var probe in down)
        {
            if (probe.UpElsewhere is not { } isUp) continue;
            compared++;
            if (isUp) disputed++;
            prefixes.Add(probe.Prefix);
        }

        return new ComparedView(prefixes.Count, disputed, compared);
    }
}
