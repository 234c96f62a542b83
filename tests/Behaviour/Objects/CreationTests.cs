using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Behaviour.Objects;

public sealed class CreationTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task A_created_object_is_read_back_with_its_identity()
    {
        var created = await Client.CreateAsync(new ConfigMap { Metadata = new() { Name = "a", Namespace = Namespace }, Data = new Dictionary<string, string> { ["k"] = "v" } }, Cancellation);
        var read = await Client.GetAsync<ConfigMap>(new(Namespace, "a"), Cancellation);
        Assert.NotNull(read);
        Assert.Equal(created.Metadata.Uid, read.Metadata.Uid);
        Assert.Equal(created.Metadata.ResourceVersion, read.Metadata.ResourceVersion);
        Assert.True(Guid.TryParse(read.Metadata.Uid, out _));
        Assert.NotNull(read.Metadata.CreationTimestamp);
        Assert.Equal("v", read.Data!["k"]);
    }

    [Fact]
    public async Task A_generated_name_is_the_prefix_and_five_characters()
    {
        var names = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            names.Add((await Raw.CreateAsync(Targets, Bodies.Target("x").Replace("\"name\":\"x\"", "\"generateName\":\"some-\"", StringComparison.Ordinal))).Expect(201).Name);
        }

        Assert.Equal(3, names.Count);
        Assert.All(names, name => Assert.Matches("^some-[a-z0-9]{5}$", name));
    }

    [Fact]
    public async Task Creating_twice_is_AlreadyExists()
    {
        await CreateTargetAsync("a");
        var second = (await Raw.CreateAsync(Targets, Bodies.Target("a"))).Expect(409, "AlreadyExists");
        Assert.Equal("probetargets.networktelemetry.io \"a\" already exists", second.Message);
        var error = await Assert.ThrowsAsync<KubernetesException>(async () =>
        {
            var map = new ConfigMap { Metadata = new() { Name = "m", Namespace = Namespace } };
            await Client.CreateAsync(map, Cancellation);
            await Client.CreateAsync(map, Cancellation);
        });
        Assert.True(error is { IsAlreadyExists: true, IsConflict: false });
    }

    [Fact]
    public async Task What_is_not_there_is_NotFound()
    {
        var answer = (await Raw.GetAsync($"{Targets}/nobody")).Expect(404, "NotFound");
        Assert.Equal("probetargets.networktelemetry.io \"nobody\" not found", answer.Message);
        Assert.Equal("nobody", (string?)answer["details"]!["name"]);
        Assert.Null(await Client.GetAsync<ConfigMap>(new(Namespace, "nobody"), Cancellation));
        Assert.False(await Client.DeleteAsync<ConfigMap>(new(Namespace, "nobody"), DeleteOptions.Default, Cancellation));
        (await Raw.MergeAsync($"{ConfigMaps}/nobody", "{}")).Expect(404, "NotFound");
        (await Raw.GetAsync($"apis/networktelemetry.io/v1alpha1/namespaces/{Namespace}/unknowns")).Expect(404);
    }

    [Fact]
    public async Task A_namespace_that_is_not_there_takes_no_objects() =>
        Assert.Equal("namespaces \"no-such\" not found", (await Raw.CreateAsync("api/v1/namespaces/no-such/configmaps", Bodies.Map("a"))).Expect(404, "NotFound").Message);

    [Theory]
    [InlineData("Upper")]
    [InlineData("under_score")]
    [InlineData("-dash")]
    public async Task A_name_that_is_no_DNS_name_is_refused(string name)
    {
        var answer = (await Raw.CreateAsync(Targets, Bodies.Target(name))).Expect(422, "Invalid");
        Assert.Contains($"metadata.name: Invalid value: \"{name}\"", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_leaves_nothing()
    {
        (await Raw.CreateAsync($"{ConfigMaps}?dryRun=All", Bodies.Map("ghost"))).Expect(201);
        (await Raw.GetAsync($"{ConfigMaps}/ghost")).Expect(404);
    }
}
