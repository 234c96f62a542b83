using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.LocalCluster.Hosting;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

/// <summary>What outlives the server, and what keeps it from starting.</summary>
public sealed class RestartTests : IDisposable
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    private readonly string _folder = TestCluster.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Objects_token_and_certificate_outlive_the_server_and_old_watches_are_told_to_list_again()
    {
        string version, token, authority;
        await using (var first = await TestCluster.StartAsync(_folder))
        {
            await first.InstallWidgetsAsync();
            await first.Kubectl.ApplyAsync(Manifests.Widget("a"));
            version = (string)(await first.GetAsync(Maps)).Body["metadata"]!["resourceVersion"]!;
            await first.PostAsync(Maps, Manifests.ConfigMapJson("m"));
            (token, authority) = (Read("token"), Read("ca.crt"));
        }

        await using var second = await TestCluster.StartAsync(_folder);
        Assert.Equal((token, authority), (Read("token"), Read("ca.crt")));
        Assert.Equal("widget.example.com/a\nconfigmap/m\n", await second.Kubectl.RunAsync("get", "wd,cm", "-o", "name"));
        Assert.Contains("\"code\":410", await second.Http.GetStringAsync($"{Maps}?watch=true&resourceVersion={version}", TestContext.Current.CancellationToken));
        Assert.True(long.Parse((string)(await second.PostAsync(Maps, Manifests.ConfigMapJson("n"))).Body["metadata"]!["resourceVersion"]!) > long.Parse(version));
    }

    [Fact]
    public async Task What_was_answered_is_on_disk_whatever_becomes_of_the_process()
    {
        await using var running = await TestCluster.StartAsync(_folder);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => running.PostAsync(Maps, Manifests.ConfigMapJson($"m{i}"))));
        await running.SendAsync(HttpMethod.Delete, $"{Maps}/m7");

        // The files of a server that has not closed them are what kill -9 leaves.
        var crashed = Directory.CreateDirectory(Path.Combine(_folder, "crashed")).FullName;
        foreach (var file in Directory.GetFiles(_folder).Where(file => Path.GetFileName(file) is not ("lock" or "objects.db-shm")))
            File.Copy(file, Path.Combine(crashed, Path.GetFileName(file)));
        await using var restarted = await TestCluster.StartAsync(crashed);
        Assert.Equal(49, (await restarted.GetAsync(Maps)).Body["items"]!.AsArray().Count);
        Assert.Equal(404, (await restarted.GetAsync($"{Maps}/m7")).Code);
        Assert.Equal((await running.GetAsync($"{Maps}/m3")).Body.ToJsonString(), (await restarted.GetAsync($"{Maps}/m3")).Body.ToJsonString());
    }

    [Fact]
    public async Task No_object_that_was_let_in_keeps_the_server_from_reading_its_state()
    {
        const string Boxes = "/apis/example.com/v1/namespaces/default/boxes";
        await using (var first = await TestCluster.StartAsync(_folder))
        {
            await first.Kubectl.ApplyAsync("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: boxes.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {plural: boxes, kind: Box}
                  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}]
                """);
            // As deep as a body may be; what managedFields say of it is deeper.
            var box = string.Concat(Enumerable.Repeat("""{"box":""", 62)) + "1" + new string('}', 62);
            using var body = new StringContent(
                $$"""{"apiVersion":"example.com/v1","kind":"Box","metadata":{"name":"b"},"spec":{{box}} }""", System.Text.Encoding.UTF8, "application/json");
            using var made = await first.Http.PostAsync(Boxes, body, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }

        await using var second = await TestCluster.StartAsync(_folder);
        Assert.Equal("box.example.com/b\n", await second.Kubectl.RunAsync("get", "boxes", "-o", "name"));
        Assert.Equal(200, (await second.SendAsync(HttpMethod.Delete, $"{Boxes}/b")).Code);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Secrets_are_for_their_owner_alone()
    {
        await using var cluster = await TestCluster.StartAsync(_folder);
        foreach (var file in (string[])["token", "tls.key", "kubeconfig", "objects.db", "objects.db-wal"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, file)));
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_says_so()
    {
        await using var cluster = await TestCluster.StartAsync(_folder);
        var exception = await Assert.ThrowsAsync<LocalClusterException>(() => TestCluster.StartAsync(_folder));
        Assert.Equal($"Another local cluster runs with the state folder {_folder}: stop it first, or choose another folder.", exception.Message);
    }

    [Fact]
    public async Task A_taken_port_says_so_and_leaves_the_folder_free()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var exception = await Assert.ThrowsAsync<LocalClusterException>(() => TestCluster.StartAsync(_folder, options => options with { Port = port }));
        Assert.Equal($"Port {port} on 127.0.0.1 is taken: stop what listens there, or choose another port.", exception.Message);
        await using var cluster = await TestCluster.StartAsync(_folder);
    }

    [Fact]
    public async Task A_damaged_store_says_so()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "objects.db"), new string('x', 10_000), TestContext.Current.CancellationToken);
        var exception = await Assert.ThrowsAsync<LocalClusterException>(() => TestCluster.StartAsync(_folder));
        Assert.Matches(@"^The object store .*objects\.db cannot be read \(.*\); move it away to begin with an empty cluster\.$", exception.Message);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_says_so()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var exception = await Assert.ThrowsAsync<LocalClusterException>(() => LocalClusterServer.StartAsync(
            new LocalClusterOptions { StateDirectory = Path.Combine(file, "state"), Port = 0 }, TestContext.Current.CancellationToken));
        Assert.StartsWith($"The state folder {file}/state cannot be written: ", exception.Message);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));
}
