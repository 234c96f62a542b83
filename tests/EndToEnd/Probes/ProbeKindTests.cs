using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Probes;

/// <summary>Kinds of probes from <c>kubectl apply</c> to their results, against real servers.</summary>
public sealed class ProbeKindTests(RunningCluster running) : IClassFixture<RunningCluster>
{
    private readonly TelemetryCluster _cluster = running.Value;
    private readonly Kubectl _kubectl = running.Value.Kubectl;

    private static string Target(string name, string probe, string more = "") => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{name}}, namespace: default}
        spec:
          host: 127.0.0.1
          interval: 500ms
          timeout: 2s
          failureThreshold: 1
          {{more}}
          probes:
          - {{probe}}
        """;

    private Task<string> StatusAsync(string name, string path) => _kubectl.GetAsync($"probetarget/{name}", path);

    private Task<TimeSpan> BecomesAsync(string name, string phaseAndReason) =>
        Eventually.EqualAsync(phaseAndReason, () => StatusAsync(name, "{.status.phase} {.status.results[0].reason}"));

    [Fact]
    public async Task A_certificate_that_expires_soon_degrades_its_target_until_it_is_renewed()
    {
        using var authority = new TestAuthority();
        using var old = authority.Issue(TimeSpan.FromDays(5));
        using var renewed = authority.Issue(TimeSpan.FromDays(90));
        var current = old;
        using var server = LocalServer.Http(_ => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", () => current);
        var probe = $"{{name: page, type: HTTP, http: {{port: {server.Port}, tls: {{caConfigMap: {{name: page-ca}} }} }} }}";
        await _kubectl.ApplyAsync(Manifests.Join(authority.ConfigMap("page-ca"), Target("page", probe, "thresholds: {certificateExpiry: 336h}")));

        await BecomesAsync("page", "Degraded Ok");
        var ready = await StatusAsync("page", "{.status.conditions[?(@.type==\"Ready\")].reason} {.status.conditions[?(@.type==\"Ready\")].message}");
        Assert.Matches(@"^ThresholdExceeded The certificate of page \(IPv4\) expires on \d{4}-\d\d-\d\dT[\d:]+Z, the limit is 336h before\.$", ready);
        await Eventually.TrueAsync(
            async () => (await _kubectl.RunAsync("events", "--for", "probetarget/page")).Contains("ThresholdExceeded", StringComparison.Ordinal), () => _kubectl.RunAsync("events", "-A"));

        current = renewed;
        await Eventually.EqualAsync("Up", () => StatusAsync("page", "{.status.phase}"), TimeSpan.FromSeconds(90));
        await _kubectl.RunAsync("delete", "probetarget/page", "configmap/page-ca");
    }

    [Fact]
    public async Task TCP_speaks_TLS_sends_and_expects()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue(TimeSpan.FromDays(90));
        var answer = "+PONG\r\n";
        using var server = new LocalServer(
            async (stream, cancellation) =>
            {
                var received = new byte[6];
                await stream.ReadExactlyAsync(received, cancellation);
                if (received.SequenceEqual("PING\r\n"u8.ToArray())) await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), cancellation);
            },
            () => certificate);
        var probe = $"{{name: redis, type: TCP, tcp: {{port: {server.Port}, tls: {{caConfigMap: {{name: redis-ca}} }}, send: 'PING\\r\\n', expect: {{regex: '^\\+PONG'}} }} }}";
        await _kubectl.ApplyAsync(Target("redis", probe));
        await BecomesAsync("redis", "Unknown CredentialMissing");

        await _kubectl.ApplyAsync(authority.ConfigMap("redis-ca"));
        await Eventually.EqualAsync("Up Ok", () => StatusAsync("redis", "{.status.phase} {.status.results[0].reason}"), TimeSpan.FromSeconds(60));
        Assert.StartsWith($"{certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}T", await StatusAsync("redis", "{.status.results[0].certificateNotAfter}"), StringComparison.Ordinal);
        Assert.Contains(await _cluster.MetricsAsync(), line => line.StartsWith("network_telemetry_tcp_phase_seconds{", StringComparison.Ordinal) && line.Contains("phase=\"tls\"", StringComparison.Ordinal));

        answer = "-LOADING\r\n";
        await BecomesAsync("redis", "Down UnexpectedAnswer");
        Assert.Contains(@"10 bytes came: -LOADING\r\n", await StatusAsync("redis", "{.status.results[0].message}"), StringComparison.Ordinal);
        await _kubectl.RunAsync("delete", "probetarget/redis", "configmap/redis-ca");
    }

    [Theory]
    [InlineData("UDP", false, false)]
    [InlineData("TCP", false, true)]
    [InlineData("UDP", true, true)]
    public async Task DNS_is_asked_over_UDP_over_TCP_and_over_TCP_when_it_was_truncated(string transport, bool truncates, bool usesTcp)
    {
        using var server = new LocalDnsServer(truncates);
        var name = $"dns-{(truncates ? "truncated" : transport == "UDP" ? "udp" : "tcp")}";
        string Probe(string expected) =>
            $"{{name: name, type: DNS, dns: {{queryName: www.example.test, transport: {transport}, server: 127.0.0.1, port: {server.Port}, expectedAnswers: ['{expected}']}} }}";
        await _kubectl.ApplyAsync(Target(name, Probe("192.0.2.7")));
        await BecomesAsync(name, "Up Ok");
        Assert.Equal(usesTcp, server.TcpQueries > 0);

        await _kubectl.ApplyAsync(Target(name, Probe("192.0.2.8")));
        await BecomesAsync(name, "Down UnexpectedAnswer");
        await _kubectl.RunAsync("delete", "probetarget", name);
    }

    [Fact]
    public async Task A_credential_is_sent_once_its_Secret_is_there()
    {
        using var server = LocalServer.Http(head => head.Contains("Authorization: Basic YW5uOnBhc3M=", StringComparison.Ordinal)
            ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            : "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        var probe = $"{{name: page, type: HTTP, http: {{scheme: HTTP, port: {server.Port}, credential: {{secretName: page-login}} }} }}";
        await _kubectl.ApplyAsync(Target("login", probe));
        await BecomesAsync("login", "Unknown CredentialMissing");
        Assert.Equal("True", await StatusAsync("login", "{.status.conditions[?(@.type==\"Accepted\")].status}"));

        await _kubectl.ApplyAsync(
            """
            apiVersion: v1
            kind: Secret
            type: networktelemetry.io/probe-credential
            metadata: {name: page-login, namespace: default}
            stringData: {allowedHosts: 127.0.0.1, username: ann, password: pass}
            """);
        await Eventually.EqualAsync("Up Ok", () => StatusAsync("login", "{.status.phase} {.status.results[0].reason}"), TimeSpan.FromSeconds(60));
        await _kubectl.RunAsync("delete", "probetarget/login", "secret/page-login");
    }

    [Fact]
    public async Task A_suspended_target_has_no_series_and_comes_back_when_it_is_resumed()
    {
        using var server = new LocalServer((_, _) => Task.CompletedTask);
        await _kubectl.ApplyAsync(Target("pause", $"{{name: port, type: TCP, tcp: {{port: {server.Port}}} }}"));
        await BecomesAsync("pause", "Up Ok");

        await _kubectl.RunAsync("patch", "probetarget", "pause", "--type=merge", "-p", """{"spec":{"suspend":true}}""");
        await Eventually.EqualAsync("Suspended", () => StatusAsync("pause", "{.status.phase}"));
        await Eventually.TrueAsync(
            async () => !(await _cluster.MetricsAsync()).Any(line => line.Contains("target=\"pause\"", StringComparison.Ordinal)),
            () => Task.FromResult("series of the suspended target are still there"));

        await _kubectl.RunAsync("patch", "probetarget", "pause", "--type=merge", "-p", """{"spec":{"suspend":false}}""");
        await BecomesAsync("pause", "Up Ok");
        await _kubectl.RunAsync("delete", "probetarget", "pause");
    }
}
