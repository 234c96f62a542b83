namespace NetworkTelemetry.Cli.Up;

/// <summary>Says what is waited for: nothing while that is short, then each detail once, so that a long wait is neither silent nor a flood.</summary>
internal sealed class WaitReport(UpProgress progress)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    private readonly HashSet<(string What, string Detail)> _said = [];

    public void Waiting(string what, string detail, TimeSpan since)
    {
        if (since >= Quiet && _said.Add((what, detail))) progress.Waiting(what, detail);
    }
}
