namespace NetworkTelemetry.LocalCluster.Kubelet.Logs;

/// <summary>Copies a container's log, following it over rotations and restarts when asked to.</summary>
internal static class LogReader
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <param name="source">Asked again and again while following.</param>
    public static async Task CopyAsync(Func<LogSource> source, PodLogQuery query, Stream output, CancellationToken cancellationToken)
    {
        var writer = new LogOutput(output, query);
        var current = source();
        var file = LogFile.Open(current.Path);
        try
        {
            // The log has no times of its own: `since` can only tell whether anything at all was written later.
            if (query.Since is { } since && File.GetLastWriteTimeUtc(current.Path) < since.UtcDateTime)
                file.Position = file.Length;
            else if (query.TailLines is { } lines)
                file.Position = LogFile.TailOffset(file, lines);

            while (!writer.IsFull)
            {
                // Asked before reading: what is written until the end is in the file by then.
                var next = source();
                await CopyRestAsync(file, writer, cancellationToken);
                await output.FlushAsync(cancellationToken);
                if (next.Path != current.Path)
                {
                    await file.DisposeAsync();
                    (current, file) = (next, LogFile.Open(next.Path));
                    continue;
                }
                if (!query.Follow || next.HasEnded)
                    return;
                // Real time on purpose: children write in it, whatever clock is injected.
                await Task.Delay(Poll, cancellationToken);
            }
        }
        finally
        {
            await file.DisposeAsync();
        }
    }

    private static async Task CopyRestAsync(FileStream file, LogOutput writer, CancellationToken cancellationToken)
    {
        if (file.Length < file.Position)
            file.Position = 0;
        var buffer = new byte[16 * 1024];
        for (int count; !writer.IsFull && (count = await file.ReadAsync(buffer, cancellationToken)) > 0;)
            await writer.WriteAsync(buffer.AsMemory(0, count), File.GetLastWriteTimeUtc(file.SafeFileHandle), cancellationToken);
    }
}
