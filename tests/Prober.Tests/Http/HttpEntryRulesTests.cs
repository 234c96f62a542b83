using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Http;

namespace NetworkTelemetry.Prober.Tests.Http;

public sealed class HttpEntryRulesTests
{
    public static TheoryData<HttpEntry, string?> Entries => new()
    {
        { new HttpEntry(), null },
        { new HttpEntry { Scheme = "FTP" }, "http.scheme: " },
        { new HttpEntry { Port = 70000 }, "http.port: " },
        { new HttpEntry { Path = "x" }, "http.path: " },
        { new HttpEntry { Method = "DELETE" }, "http.method: " },
        { new HttpEntry { MaxRedirects = 21 }, "http.maxRedirects: " },
        { new HttpEntry { MaxBodyBytes = -1 }, "http.maxBodyBytes: " },
        { new HttpEntry { ExpectedStatusCodes = ["299-200"] }, "http.expectedStatusCodes: " },
        { new HttpEntry { ExpectedStatusCodes = ["20x"] }, "http.expectedStatusCodes: " },
        { new HttpEntry { ExpectedStatusCodes = [] }, "http.expectedStatusCodes: " },
        { new HttpEntry { BodyMatch = new BodyMatchEntry() }, "http.bodyMatch: " },
        { new HttpEntry { BodyMatch = new BodyMatchEntry { Regex = "(" } }, "http.bodyMatch.regex: " },
        { new HttpEntry { Headers = [new HttpHeaderEntry { Name = "A", Value = "b\r\nC: d" }] }, "http.headers: " },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_bad_entry_is_told_the_field(HttpEntry http, string? start)
    {
        var broken = HttpEntryRules.Check(HttpBench.Probe(443) with { Http = http });
        if (start is null) Assert.Null(broken);
        else Assert.StartsWith(start, broken, StringComparison.Ordinal);
    }
}
