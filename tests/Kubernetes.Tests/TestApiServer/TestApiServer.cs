using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>A small API server in memory that speaks real HTTP on a free loopback port, and fails as it is told to.</summary>
internal sealed class TestApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Recorded> _requests = new();
    private readonly List<(Func<Recorded, bool> When, Func<HttpContext, Task> Answer)> _faults = [];

    private TestApiServer(Action<ListenOptions>? listen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, endpoint => listen?.Invoke(endpoint)));
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public ObjectTable Table { get; } = new();

    public Questions Questions { get; } = new();

    public Uri Url => new(_app.Urls.First());

    public IReadOnlyList<Recorded> Requests => [.. _requests];

    public IEnumerable<Recorded> Watches => Requests.Where(request => request.IsWatch);

    public IEnumerable<Recorded> Lists => Requests.Where(request => request.Method == "GET" && !request.IsWatch);

    public static async Task<TestApiServer> StartAsync(Action<ListenOptions>? listen = null)
    {
        var server = new TestApiServer(listen);
        await server._app.StartAsync();
        return server;
    }

    public KubernetesClient CreateClient(TimeProvider? time = null) => new(new KubernetesClientConfiguration { Server = Url }, time);

    /// <summary>The next request that fits is answered like this; once.</summary>
    public void FailOnce(Func<Recorded, bool> when, Func<HttpContext, Task> answer)
    {
        lock (_faults)
            _faults.Add((when, answer));
    }

    public void FailOnce(Func<Recorded, bool> when, int code, string reason, string message = "told to fail", string? retryAfter = null, string? cause = null) =>
        FailOnce(when, context =>
        {
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return ApiHandler.AnswerAsync(context, new ApiError(code, reason, message, cause).ToJson(), code);
        });

    /// <summary>Written by someone else.</summary>
    public T Put<T>(T entity)
        where T : class, IResource<T>
    {
        var json = (JsonTypeInfoOf<T>())!;
        var body = JsonSerializer.SerializeToNode(entity, json)!.AsObject();
        body["metadata"]!.AsObject().Remove("resourceVersion");
        return Table.Write(PathOf<T>(ObjectKey.Of(entity)), _ => body).Deserialize(json)!;
    }

    public void Remove<T>(ObjectKey key)
        where T : class, IResource<T> => Table.Remove(PathOf<T>(key));

    public T? Find<T>(ObjectKey key)
        where T : class, IResource<T> => Table.Find(PathOf<T>(key)) is { } found ? found.Deserialize(JsonTypeInfoOf<T>()) : null;

    public async ValueTask DisposeAsync()
    {
        Table.CloseWatches();
        await _app.DisposeAsync();
    }

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> JsonTypeInfoOf<T>()
        where T : class, IResource<T> => (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)T.ResourceType.Json.GetTypeInfo(typeof(T))!;

    private static ApiPath PathOf<T>(ObjectKey key)
        where T : class, IResource<T>
    {
        var type = T.ResourceType;
        return new($"{(type.Group.Length == 0 ? "api" : "apis/" + type.Group)}/{type.Version}/{type.Plural}", type.Namespaced ? key.Namespace : null, key.Name, null);
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var request = context.Request;
        var recorded = new Recorded(
            request.Method, request.Path, request.QueryString.Value ?? "", body, request.ContentType, request.Headers.Authorization, DateTimeOffset.UtcNow)
        {
            Protocol = request.Protocol,
            ClientCertificate = context.Connection.ClientCertificate?.Subject,
        };
        _requests.Enqueue(recorded);
        if (TakeFault(recorded) is { } fault)
        {
            await fault(context);
            return;
        }

        try
        {
            if (Questions.Answer(request, body) is { } answer) await ApiHandler.AnswerAsync(context, answer);
            else await ApiHandler.HandleAsync(context, Table, body);
        }
        catch (ApiError error)
        {
            await ApiHandler.AnswerAsync(context, error.ToJson(), error.Code);
        }
        catch (OperationCanceledException)
        {
            // The client went away.
        }
    }

    private Func<HttpContext, Task>? TakeFault(Recorded recorded)
    {
        lock (_faults)
        {
            var index = _faults.FindIndex(fault => fault.When(recorded));
            if (index < 0)
                return null;
            var (_, answer) = _faults[index];
            _faults.RemoveAt(index);
            return answer;
        }
    }
}
