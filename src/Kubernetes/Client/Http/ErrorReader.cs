using System.Net;
using System.Text;
using System.Text.Json;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Makes one line for people out of whatever a server, or a proxy before it, answers.</summary>
internal static class ErrorReader
{
    private const int MaxPlainText = 300;

    public static KubernetesException ToException(ApiRequest request, HttpStatusCode code, ReadOnlySpan<byte> body, TimeSpan? retryAfter = null)
    {
        var status = ParseStatus(body) ?? new Status { Code = (int)code, Message = PlainText(body) };
        return new(Message(request, code, status), code, status, retryAfter);
    }

    private static string Message(ApiRequest request, HttpStatusCode code, Status status)
    {
        var said = string.IsNullOrWhiteSpace(status.Message) ? "the server gave no message" : OneLine(status.Message);
        return $"{request.Describe()}: {said} ({(int)code} {status.Reason ?? code.ToString()})";
    }

    private static Status? ParseStatus(ReadOnlySpan<byte> body)
    {
        try
        {
            var status = body.IsEmpty ? null : JsonSerializer.Deserialize(body, KubernetesJson.Default.Status);
            return status is { Message: null, Reason: null, Code: null } ? null : status;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PlainText(ReadOnlySpan<byte> body)
    {
        var text = OneLine(Encoding.UTF8.GetString(body));
        return text.Length <= MaxPlainText ? text : text[..MaxPlainText] + "…";
    }

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
