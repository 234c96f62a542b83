using System.Text;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Responses as servers send them, and what their heads are made of.</summary>
internal static class HttpSeeds
{
    public static IReadOnlyList<byte[]> Responses { get; } = [.. new[]
    {
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\nContent-Encoding: gzip\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.0 302 Found\nLocation: https://www.example.test:8443/path?query\n\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\nHTTP/1.1 204 No Content\r\nSet-Cookie: a=b;\r\n c=d\r\n\r\n",
        "HTTP/1.1 503 \r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nuntil the connection is closed",
    }.Select(Encoding.Latin1.GetBytes)];

    public static IReadOnlyList<byte[]> Words { get; } = [.. new[]
    {
        "\r\n", "\n", "\r\n\r\n", "\r\n ", "\r\n\t", ":", "HTTP/1.1 ", "HTTP/1.1 100 \r\n\r\n", "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
        "Location: ", "9223372036854775807", "9223372036854775808", "-1", "+1", "\0", "\u00FF",
    }.Select(Encoding.Latin1.GetBytes)];
}
