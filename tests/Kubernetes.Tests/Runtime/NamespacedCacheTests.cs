using Microsoft.Extensions.DependencyInjection;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>Secrets are watched only where there is a ConfigMap.</summary>
public sealed class NamespacedCacheTests
{
    [Fact]
    public async Task Only_namespaces_with_an_object_of_the_other_type_are_asked_for()
    {
        await using var op = await StartAsync(server => server.Put(Map("web")));
        op.Server.Put(Secret("web", "a"));
        op.Server.Put(Secret("bank", "b"));
        var store = op.Services.GetRequiredService<IObjectStore<Secret>>();
        await Eventually.True(() => store.Get(new("web", "a")) is not null, "the followed namespace is seen");
        Assert.Equal(["web/a"], store.List().Select(secret => ObjectKey.Of(secret).ToString()));

        op.Server.Put(Map("bank"));
        await Eventually.True(() => store.List().Count == 2 && store.ListNamespace("bank").Count == 1, "a namespace that comes later is seen");
        Assert.DoesNotContain(op.Server.Requests, request => request.Path == "/api/v1/secrets");

        op.Server.Remove<ConfigMap>(new("bank", "map"));
        await Eventually.True(() => store.List().Count == 1, "a namespace that is left is forgotten");
        await Eventually.True(() => op.Server.Table.OpenWatches == 2, "its watch has ended: one for ConfigMaps, one for Secrets are left");
    }

    [Fact]
    public async Task A_change_in_any_followed_namespace_wakes_the_controller()
    {
        await using var op = await StartAsync(server => { server.Put(Map("web")); server.Put(Map("bank")); });
        await Eventually.True(() => op.Script.Count("reconcile map") == 2, "both are seen");
        op.Server.Put(Secret("bank", "b"));
        await Eventually.True(() => op.Script.Count("reconcile map") == 3, "the Secret wakes its ConfigMap");
    }

    [Fact]
    public async Task A_namespace_that_refuses_takes_nothing_from_the_others_and_counts_once_it_allows()
    {
        await using var op = await StartAsync(server =>
        {
            server.Put(Map("bank"));
            server.Put(Map("web"));
            server.Put(Secret("bank", "b"));
            server.Put(Secret("web", "a"));
            server.FailOnce(request => request.Path == "/api/v1/namespaces/bank/secrets", 403, "Forbidden", "no");
        });
        var store = op.Services.GetRequiredService<IObjectStore<Secret>>();
        await Eventually.True(() => store.Get(new("web", "a")) is not null, "the others are read");
        Assert.Null(store.Get(new("bank", "b")));
        await Eventually.True(() => store.Get(new("bank", "b")) is not null, "it is asked again");
    }

    private static Task<OperatorFixture> StartAsync(Action<TestApiServer> prepare) => OperatorFixture.StartAsync(
        builder => builder
            .AddCache<Secret>(cache => cache.InNamespacesOf<ConfigMap>())
            .AddController<ScriptedController, ConfigMap>(controller =>
                controller.Watches<Secret>((secret, _) => [new(secret.Metadata.Namespace, "map")])),
        prepare);

    private static ConfigMap Map(string ns) => new() { Metadata = new() { Namespace = ns, Name = "map" } };

    private static Secret Secret(string ns, string name) => new() { Metadata = new() { Namespace = ns, Name = name } };
}
