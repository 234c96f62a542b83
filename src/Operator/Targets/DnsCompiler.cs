using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>The query of a DNS probe. Pure.</summary>
internal static class DnsCompiler
{
    public static DnsEntry Compile(DnsProbe? dns, string host)
    {
        var type = dns?.QueryType ?? ProbeDefaults.DnsQueryType;
        return new DnsEntry
        {
            QueryName = QueryName.For(dns?.QueryName ?? host, type),
            QueryType = type,
            Transport = dns?.Transport ?? ProbeDefaults.DnsTransport,
            Server = dns?.Server,
            Port = dns?.Port ?? ProbeDefaults.DnsPort,
            ExpectedResponseCodes = dns?.ExpectedResponseCodes ?? [],
            ExpectedAnswers = dns?.ExpectedAnswers ?? [],
        };
    }
}
