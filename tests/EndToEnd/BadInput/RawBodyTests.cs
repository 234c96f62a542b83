using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>Bodies that kubectl would not send, and those that are too large: a Status that says why, on a connection that stays usable.</summary>
[Collection(BadInputCluster.Name)]
public sealed class RawBodyTests(BadInputCluster cluster) : IDisposable
{
    private const int MebiByte = 1024 * 1024;

    private readonly HttpClient _http = Client(cluster.Cluster.State);

    public void Dispose() => _http.Dispose();

    public static TheoryData<string> Bodies { get; } = [.. Table.Keys];

    private static Dictionary<string, (byte[] Body, int Code, string Message)> Table => new()
    {
        ["invalid UTF-8"] = ([.. "{\"spec\":{\"host\":\"a"u8, 0xff, 0xfe, .. "\"}}"u8], 400, "error decoding the body as JSON: it is not valid UTF-8"),
        ["half a surrogate pair"] = ([.. "{\"spec\":{\"host\":\"a\\ud800\"}}"u8], 400, "error decoding the body as JSON: it is not valid UTF-8"),
        ["objects 10,000 deep"] = (Text(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000)), 400, "depth of 64 has been exceeded"),
        ["lists 10,000 deep"] = (Text(new string('[', 10_000) + new string(']', 10_000)), 400, "depth of 64 has been exceeded"),
        ["a list"] = ([.. "[]"u8], 400, "the body must be a JSON object"),
        ["a number"] = ([.. "5"u8], 400, "the body must be a JSON object"),
        ["null"] = ([.. "null"u8], 400, "the body must be a JSON object"),
        ["nothing"] = ([], 400, "the body must be a JSON object"),
        ["half an object"] = ([.. "{\"a\":"u8], 400, "error decoding the body as JSON"),
        ["a field twice"] = ([.. "{\"spec\":{\"host\":\"a\",\"host\":\"b\"}}"u8], 400, "Duplicate property 'host'"),
        ["metadata of another type"] = ([.. "{\"metadata\":5}"u8], 400, "metadata must be an object"),
        ["an object of 4 MB"] = (Target(4 * MebiByte), 413, "Request entity too large: limit is 3145728"),
        ["an object of 40 MB"] = (Target(40 * MebiByte), 413, "Request entity too large: limit is 3145728"),
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_object_is_answered_with_what_is_wrong(string name)
    {
        var (body, code, message) = Table[name];
        await AssertRefusedAsync(HttpMethod.Post, "probetargets", "application/json", body, code, message);
    }

    [Theory]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/json-patch+json")]
    [InlineData("application/apply-patch+yaml")]
    public async Task So_is_a_patch(string type)
    {
        await AssertRefusedAsync(HttpMethod.Patch, "probetargets/good?fieldManager=test", type, Table["objects 10,000 deep"].Body, 400, "depth of 64 has been exceeded");
        await AssertRefusedAsync(HttpMethod.Patch, "probetargets/good?fieldManager=test", type, Table["invalid UTF-8"].Body, 400, "it is not valid UTF-8");
    }

    [Fact]
    public async Task A_valid_object_of_2_MB_is_not_stored()
    {
        var result = await cluster.Kubectl.TryApplyAsync(Encoding.UTF8.GetString(ConfigMap(2 * MebiByte)), "--server-side");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Too long", result.Error);
        var (code, status) = await SendAsync(HttpMethod.Post, "/apis/networktelemetry.io/v1alpha1/namespaces/default/probetargets", "application/json", Large());
        Assert.Equal((413, "RequestEntityTooLarge"), (code, status.GetProperty("reason").GetString()));
        Assert.Contains("limit is 1572864", status.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Kubectl_prints_that_an_object_is_too_large()
    {
        var result = await cluster.Kubectl.TryApplyAsync(Encoding.UTF8.GetString(Target(4 * MebiByte)));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("(RequestEntityTooLarge)", result.Error);
    }

    [Fact]
    public async Task Memory_is_bounded_when_bodies_have_no_length()
    {
        using var endless = new StreamContent(new MemoryStream(Target(80 * MebiByte)));
        endless.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/apis/networktelemetry.io/v1alpha1/namespaces/default/probetargets") { Content = endless, Version = new Version(1, 1) };
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using var response = await _http.SendAsync(request);
            Assert.Equal(413, (int)response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server may stop reading what has no end, and then the client cannot finish writing.
        }

        var api = Assert.Single(cluster.Cluster.Processes("telemetry").Except(cluster.Cluster.Processes("telemetry-")));
        var peak = (await File.ReadAllLinesAsync($"/proc/{api}/status")).Single(line => line.StartsWith("VmHWM", StringComparison.Ordinal));
        Assert.InRange(int.Parse(peak.Split(' ', '\t').First(word => word.Length > 0 && char.IsAsciiDigit(word[0]))) / 1024, 1, 350);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Target(int bytes) =>
        Text($$$"""{"apiVersion":"networktelemetry.io/v1alpha1","kind":"ProbeTarget","metadata":{"name":"large","namespace":"default"},"spec":{"host":"{{{new string('x', bytes)}}}","probes":[{"name":"p","type":"ICMP"}]}}""");

    private static byte[] ConfigMap(int bytes) =>
        Text($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"large","namespace":"default"},"data":{"a":"{{{new string('x', bytes)}}}"}}""");

    /// <summary>Every field within its bounds: 16 probes with 32 long headers each.</summary>
    private static byte[] Large()
    {
        var headers = string.Join(',', Enumerable.Range(0, 32).Select(i => $$"""{"name":"H{{i}}","value":"{{new string('x', 4096)}}"}"""));
        var probes = string.Join(',', Enumerable.Range(0, 16).Select(i => $$$"""{"name":"p{{{i}}}","type":"HTTP","http":{"headers":[{{{headers}}}]}}"""));
        return Text($$$"""{"metadata":{"name":"large"},"spec":{"host":"x","probes":[{{{probes}}}]}}""");
    }

    private async Task AssertRefusedAsync(HttpMethod method, string path, string type, byte[] body, int expected, string message)
    {
        var (code, status) = await SendAsync(method, $"/apis/networktelemetry.io/v1alpha1/namespaces/default/{path}", type, body);
        Assert.Equal(expected, code);
        Assert.Contains(message, status.GetProperty("message").GetString());
        var (after, _) = await SendAsync(HttpMethod.Get, "/apis/networktelemetry.io/v1alpha1/namespaces/default/probetargets/good", null, null);
        Assert.Equal(200, after);
    }

    private async Task<(int Code, JsonElement Body)> SendAsync(HttpMethod method, string path, string? type, byte[]? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type!) } };
        using var response = await _http.SendAsync(request);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return ((int)response.StatusCode, json.RootElement.Clone());
    }

    private static HttpClient Client(string state)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(state, "ca.crt")));
        var server = File.ReadLines(Path.Combine(state, "kubeconfig")).Select(line => line.Trim()).First(line => line.StartsWith("server:", StringComparison.Ordinal))["server:".Length..].Trim().Trim('"');
        return new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } })
        {
            BaseAddress = new Uri(server),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(Path.Combine(state, "token")).Trim()) },
        };
    }
}
