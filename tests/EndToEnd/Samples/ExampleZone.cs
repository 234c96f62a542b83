namespace NetworkTelemetry.EndToEnd.Samples;

/// <summary>The zone example.com as the samples expect it.</summary>
internal static class ExampleZone
{
    private const int A = 1, Ns = 2, Soa = 6, Ptr = 12;
    private const int NameError = 3;

    public static DnsServer Serve(uint serial) => DnsServer.Of(query => (query.Name, query.Type) switch
    {
        ("example.com", Soa) => new ResponseBuilder(query.Message).Answer(Soa, Authority(serial)),
        ("example.com", Ns) => new ResponseBuilder(query.Message).Answer(Ns, ResponseBuilder.Name("ns1.example.com")).Answer(Ns, ResponseBuilder.Name("ns2.example.com")),
        ("www.example.com", A) => new ResponseBuilder(query.Message).Address("192.0.2.7"),
        ("7.2.0.192.in-addr.arpa", Ptr) => new ResponseBuilder(query.Message).Answer(Ptr, ResponseBuilder.Name("www.example.com")),
        _ => new ResponseBuilder(query.Message, NameError),
    });

    private static byte[] Authority(uint serial) =>
    [
        .. ResponseBuilder.Name("ns1.example.com"), .. ResponseBuilder.Name("hostmaster.example.com"),
        .. ResponseBuilder.Number32(serial), .. ResponseBuilder.Number32(3600), .. ResponseBuilder.Number32(600), .. ResponseBuilder.Number32(86400), .. ResponseBuilder.Number32(300),
    ];
}
