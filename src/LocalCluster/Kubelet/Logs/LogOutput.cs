using System.Text;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Kubelet.Logs;

/// <summary>Writes log bytes out, with the limit and the time stamps that the query asks for.</summary>
internal sealed class LogOutput(Stream output, PodLogQuery query)
{
    private long _left = query.LimitBytes ?? long.MaxValue;
    private bool _atLineStart = true;

    public bool IsFull => _left <= 0;

    /// <param name="time">
    /// Children write their logs themselves, without times. What stands in front of a line is when the file was last written to before it was
    /// read: no earlier than the line, and exact while following.
    /// </param>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (!query.Timestamps)
        {
            await PutAsync(bytes, cancellationToken);
            return;
        }
        var stamp = Encoding.ASCII.GetBytes(Timestamp.Of(time) + " ");
        while (!bytes.IsEmpty)
        {
            if (_atLineStart)
                await PutAsync(stamp, cancellationToken);
            var feed = bytes.Span.IndexOf((byte)'\n');
            var line = feed < 0 ? bytes : bytes[..(feed + 1)];
            await PutAsync(line, cancellationToken);
            _atLineStart = feed >= 0;
            bytes = bytes[line.Length..];
        }
    }

    private async Task PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var taken = (int)Math.Min(bytes.Length, _left);
        await output.WriteAsync(bytes[..taken], cancellationToken);
        _left -= taken;
    }
}
