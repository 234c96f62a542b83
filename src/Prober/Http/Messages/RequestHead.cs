using System.Globalization;
using System.Text;

namespace NetworkTelemetry.Prober.Http.Messages;

/// <summary>Writes an HTTP/1.1 request (RFC 9112 §3). Pure.</summary>
internal static class RequestHead
{
    /// <param name="headers">With Host; names and values hold no line breaks.</param>
    /// <param name="body">Null: none.</param>
    public static byte[] Write(string method, string target, IEnumerable<KeyValuePair<string, string>> headers, byte[]? body)
    {
        var head = new StringBuilder(256).Append(method).Append(' ').Append(target).Append(" HTTP/1.1\r\n");
        foreach (var (name, value) in headers) head.Append(name).Append(": ").Append(value).Append("\r\n");

        // A server may wait for a body after these methods unless it is told that there is none (RFC 9110 §8.6).
        if (body is not null || method is "POST" or "PUT") head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body?.Length ?? 0}\r\n");
        head.Append("Connection: close\r\n\r\n");
        var text = head.ToString();
        var count = Encoding.UTF8.GetByteCount(text);
        var bytes = new byte[count + (body?.Length ?? 0)];
        Encoding.UTF8.GetBytes(text, bytes);
        body?.CopyTo(bytes, count);
        return bytes;
    }
}
