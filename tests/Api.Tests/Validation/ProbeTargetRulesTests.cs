using System.Text.Json;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Validation;

namespace NetworkTelemetry.Api.Tests.Validation;

public sealed class ProbeTargetRulesTests
{
    [Theory]
    [InlineData("""{"host":"www.example.com","probes":[{"name":"ping","type":"ICMP"}]}""")]
    [InlineData("""{"host":"2001:db8::1","probes":[{"name":"ping","type":"ICMP"},{"name":"port","type":"TCP","tcp":{"port":443}}]}""")]
    [InlineData("""{"host":"10.0.0.1","interval":"1s","timeout":"5s","probes":[{"name":"p","type":"ICMP","icmp":{"packets":1}}]}""")]
    [InlineData("""{"host":"a.b","location":{"latitude":"-12.5","longitude":"130.8"},"objective":{"availability":"99.9%"},"probes":[{"name":"web","type":"HTTP"}]}""")]
    [InlineData("""{"host":"a.b","objective":{"availability":"93.07%"},"probes":[{"name":"p","type":"ICMP"}]}""")]
    [InlineData("""{"host":"a.b","objective":{"availability":"99.99999%"},"probes":[{"name":"p","type":"ICMP"}]}""")]
    [InlineData("""{"host":"a.b","probes":[{"name":"d","type":"DNS"},{"name":"mx","type":"DNS","dns":{"queryName":"_dmarc.a.b","queryType":"TXT","server":"192.0.2.53","expectedAnswers":["v=DMARC1; p=none"]}}]}""")]
    [InlineData("""{"host":"192.0.2.7","probes":[{"name":"d","type":"DNS","dns":{"queryType":"PTR"}},{"name":"root","type":"DNS","dns":{"queryName":".","queryType":"NS","server":"2001:db8::53"}}]}""")]
    [InlineData("""{"host":"a.b","probes":[{"name":"banner","type":"TCP","tcp":{"port":25,"expect":{"contains":"220 "}}},{"name":"tls","type":"TCP","tcp":{"port":993,"tls":{}}}]}""")]
    [InlineData("""{"host":"a.b","probes":[{"name":"redis","type":"TCP","tcp":{"port":6379,"send":"PING\\r\\n","expect":{"regex":"^\\+PONG"},"tls":{"verification":"None","serverName":"r.a.b","caConfigMap":{"name":"ca"}}}}]}""")]
    public void Valid_targets_pass(string spec) => Assert.Empty(Validate(spec));

    [Theory]
    [InlineData("""{"host":"x","probes":[{"type":"ICMP"}]}""", "spec.probes[0].name: a name that is unique")]
    [InlineData("""{"host":"x","probes":[{"name":"P_","type":"ICMP"}]}""", "spec.probes[0].name: \"P_\": must be at most 40 lower-case letters")]
    [InlineData("""{"host":"x","location":{"latitude":"9"},"probes":[{"name":"p","type":"ICMP"}]}""", "spec.location.longitude: latitude and longitude are set together")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"HTTP","http":{"bodyMatch":{}}}]}""", "spec.probes[0].http.bodyMatch: exactly one of contains and regex")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"HTTP","http":{"method":"HEAD","bodyMatch":{"contains":"a"}}}]}""", "spec.probes[0].http.bodyMatch: may not be set with the method HEAD")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"HTTP","http":{"body":"a"}}]}""", "spec.probes[0].http.body: may only be set with the methods POST and PUT")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"HTTP","http":{"scheme":"HTTP","tls":{}}}]}""", "spec.probes[0].http.tls: may only be set with the scheme HTTPS")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"HTTP","http":{"headers":[{"name":"Content-Length","value":"1"}]}}]}""", "spec.probes[0].http.headers[0].name: \"Content-Length\": is written by the prober itself")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"HTTP","http":{"headers":[{"name":"A","value":"1"},{"name":"a","value":"2"}]}}]}""", "spec.probes[0].http.headers[1].name: \"a\": must be unique")]
    [InlineData("""{"host":"x","objective":{"availability":"93.05%"},"probes":[{"name":"p","type":"ICMP"}]}""", "spec.objective.availability: \"93.05%\": must be above 93.06%: the fastest alert on this objective waits for 14.4 times")]
    [InlineData("""{"host":"x","objective":{"availability":"50%"},"probes":[{"name":"p","type":"ICMP"}]}""", "spec.objective.availability: \"50%\": must be above 93.06%")]
    [InlineData("""{"host":"x","objective":{"availability":"100%"},"probes":[{"name":"p","type":"ICMP"}]}""", "spec.objective.availability: \"100%\": must be above 0% and below 100%")]
    [InlineData("""{"host":"192.0.2.7","probes":[{"name":"p","type":"DNS"}]}""", "spec.probes[0].dns.queryName: the name to ask for, because the host 192.0.2.7 is an IP address")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"DNS","dns":{"queryName":"192.0.2.7"}}]}""", "spec.probes[0].dns.queryName: \"192.0.2.7\": is an IP address, which has no A records; ask for PTR")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"DNS","dns":{"queryName":"a..b"}}]}""", "spec.probes[0].dns.queryName: \"a..b\": must be a DNS name of at most 253 characters")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"DNS","dns":{"queryType":"ANY"}}]}""", "spec.probes[0].dns.queryType: \"ANY\": must be one of A, AAAA, CNAME")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"DNS","dns":{"transport":"DoT"}}]}""", "spec.probes[0].dns.transport: \"DoT\": must be one of UDP, TCP")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"DNS","dns":{"port":0}}]}""", "spec.probes[0].dns.port: \"0\": must be 1 to 65535")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"DNS","dns":{"expectedResponseCodes":["NOERROR","OK"]}}]}""", "spec.probes[0].dns.expectedResponseCodes[1]: \"OK\": must be one of NOERROR, FORMERR, SERVFAIL, NXDOMAIN")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"DNS","dns":{"queryType":"MX","expectedAnswers":["mail.x"]}}]}""", "spec.probes[0].dns.expectedAnswers[0]: \"mail.x\": can't be the answer to a query of type MX, which looks like 10 mail.example.com")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"send":"a\\q"}}]}""", "spec.probes[0].tcp.send: \"a\\q\": has an unknown escape; there are \\r, \\n, \\t, \\\\ and \\xHH")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"send":"\\x4"}}]}""", "spec.probes[0].tcp.send: \"\\x4\": has an unknown escape")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"send":""}}]}""", "spec.probes[0].tcp.send: must have 1 to 4096 characters")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"expect":{}}}]}""", "spec.probes[0].tcp.expect: exactly one of contains and regex")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"expect":{"contains":"a","regex":"b"}}}]}""", "spec.probes[0].tcp.expect: exactly one of contains and regex")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"expect":{"contains":"\\"}}}]}""", "spec.probes[0].tcp.expect.contains: \"\\\": has an unknown escape")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"expect":{"regex":"("}}}]}""", "spec.probes[0].tcp.expect.regex: \"(\": must be a regular expression")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"tls":{"verification":"Some"}}}]}""", "spec.probes[0].tcp.tls.verification: \"Some\": must be one of Full, None")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"tls":{"serverName":"https://x"}}}]}""", "spec.probes[0].tcp.tls.serverName: \"https://x\": must be a DNS name")]
    [InlineData("""{"host":"x","probes":[{"name":"p","type":"TCP","tcp":{"port":1,"tls":{"caConfigMap":{}}}}]}""", "spec.probes[0].tcp.tls.caConfigMap.name: the name of the ConfigMap")]
    public void Invalid_targets_are_told_the_field_and_what_would_be_right(string spec, string message) =>
        Assert.StartsWith(message, Assert.Single(Validate(spec)).ToString());

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Assert.Equal(
            ["spec.host", "spec.interval", "spec.timeout", "spec.probes"],
            Validate("""{"host":"","interval":"x","timeout":"y","probes":[]}""").Select(e => e.Path));

    private static IReadOnlyList<ValidationError> Validate(string spec) =>
        ProbeTargetRules.Validate(JsonSerializer.Deserialize($$"""{"metadata":{"name":"t"},"spec":{{spec}}}""", ApiJson.Default.ProbeTarget)!);
}
