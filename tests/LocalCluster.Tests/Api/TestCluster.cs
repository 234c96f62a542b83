using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Hosting;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

/// <summary>A server on a free port with its state in a folder of its own, and the two ways to talk to it: kubectl, and bare HTTP.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly bool _ownsFolder;

    private TestCluster(LocalClusterServer server, string folder, bool ownsFolder)
    {
        (Server, Folder, _ownsFolder) = (server, folder, ownsFolder);
        Kubectl = new Kubectl(server.KubeconfigPath, folder);
        Http = Client(server, File.ReadAllText(Path.Combine(folder, "token")));
    }

    public LocalClusterServer Server { get; }
    public string Folder { get; }
    public Kubectl Kubectl { get; }
    public HttpClient Http { get; }

    public static string NewFolder() => Directory.CreateTempSubdirectory("local-cluster-").FullName;

    public static async Task<TestCluster> StartAsync(string? folder = null, Func<LocalClusterOptions, LocalClusterOptions>? configure = null)
    {
        var state = folder ?? NewFolder();
        var options = new LocalClusterOptions { StateDirectory = state, Port = 0 };
        return new TestCluster(await LocalClusterServer.StartAsync(configure?.Invoke(options) ?? options), state, folder is null);
    }

    public async Task<(int Code, JsonObject Body)> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public Task<(int Code, JsonObject Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<(int Code, JsonObject Body)> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public async Task InstallWidgetsAsync() => await Kubectl.ApplyAsync(Manifests.WidgetDefinition);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private static HttpClient Client(LocalClusterServer server, string token)
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Path.GetDirectoryName(server.KubeconfigPath)!, "ca.crt"));
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } };
        return new HttpClient(handler)
        {
            BaseAddress = server.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }
}
