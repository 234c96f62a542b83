using System.Net;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>One call, as data: what is sent, and how errors name it.</summary>
internal sealed record ApiRequest(HttpMethod Method, string Verb, string Resource, string Path)
{
    public ObjectKey? Key { get; init; }

    public string? Scope { get; init; }

    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string Describe() => Key is { } key ? $"{Verb} {Resource} {key}" : Scope is null ? $"{Verb} {Resource}" : $"{Verb} {Resource} in {Scope}";

    public HttpRequestMessage ToMessage()
    {
        // Said here, because HttpClient's default version is not for messages that are made by hand.
        var message = new HttpRequestMessage(Method, new Uri(Path, UriKind.Relative))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.Accept.ParseAdd("application/json");
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.ContentType = new(ContentType);
        }

        return message;
    }
}
