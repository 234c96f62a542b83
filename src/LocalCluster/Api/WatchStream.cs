using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Store;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Writes the events of one watch.</summary>
internal sealed class WatchStream(ApiCall call, bool asTable, TimeProvider time)
{
    private readonly PipeWriter _output = call.Http.Response.BodyWriter;
    private readonly bool _withBookmarks = call.Flag("allowWatchBookmarks");
    private bool _columnsSent;

    /// <summary>The version up to which the client has been told everything.</summary>
    public long Position { get; set; }

    public void Add(string type, StoredObject stored)
    {
        var definition = call.Target.Definition;
        if (!asTable)
        {
            Write(type, Answer.Utf8(definition, stored).Span);
            return;
        }

        var version = new JsonObject { ["resourceVersion"] = $"{stored.ResourceVersion}" };
        var table = ResourceTable.Build(
            definition, [Answer.View(definition, stored)], Answer.Included(call), version, time.GetUtcNow(), withColumns: !_columnsSent);
        _columnsSent = true;
        Write(type, JsonUtf8.Text(table));
    }

    /// <summary>Says where the client is, if it wants to know.</summary>
    public void AddBookmark(bool isInitialEnd = false)
    {
        if (!_withBookmarks)
            return;
        var metadata = new JsonObject { ["resourceVersion"] = $"{Position}", ["creationTimestamp"] = null };
        if (isInitialEnd)
            metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        var definition = call.Target.Definition;
        var bookmark = new JsonObject { ["kind"] = definition.Kind, ["apiVersion"] = definition.ApiVersion, ["metadata"] = metadata };
        Write("BOOKMARK", JsonUtf8.Text(bookmark));
    }

    public void AddError(ApiException error) => Write("ERROR", JsonUtf8.Text(error.ToStatus()));

    public async Task FlushAsync(CancellationToken cancellationToken) => await _output.FlushAsync(cancellationToken).ConfigureAwait(false);

    private void Write(string type, ReadOnlySpan<byte> obj)
    {
        _output.Write(Encoding.UTF8.GetBytes($"{{\"type\":\"{type}\",\"object\":"));
        _output.Write(obj);
        _output.Write("}\n"u8);
    }
}
