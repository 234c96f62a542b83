using System.Net;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Validation;

internal static class DnsRules
{
    /// <param name="host">What is asked for when the probe names nothing else.</param>
    public static void Check(FieldPath field, DnsProbe? dns, string? host)
    {
        var type = dns?.QueryType ?? ProbeDefaults.DnsQueryType;
        Name(field.Child("queryName"), dns?.QueryName, type, host);
        if (dns is null) return;
        if (!QueryTypes.All.Contains(type)) field.Child("queryType").NotSupported(type, QueryTypes.All);
        if (dns.Transport is { } transport && !DnsTransports.All.Contains(transport)) field.Child("transport").NotSupported(transport, DnsTransports.All);
        if (dns.Server is { } server) HostRules.Check(field.Child("server"), server);
        if (dns.Port is < 1 or > 65535) field.Child("port").Invalid($"{dns.Port}", "must be 1 to 65535");
        Codes(field.Child("expectedResponseCodes"), dns.ExpectedResponseCodes ?? []);
        if (QueryTypes.All.Contains(type)) Answers(field.Child("expectedAnswers"), type, dns.ExpectedAnswers ?? []);
    }

    private static void Name(FieldPath field, string? name, string type, string? host)
    {
        if (name is null)
        {
            if (type != QueryTypes.Ptr && IPAddress.TryParse(host, out _)) field.Required($"the name to ask for, because the host {host} is an IP address");
        }
        else if (IPAddress.TryParse(name, out _))
        {
            if (type != QueryTypes.Ptr) field.Invalid(name, $"is an IP address, which has no {type} records; ask for PTR or for a name");
        }
        else if (!QueryName.IsValid(name)) field.Invalid(name, "must be a DNS name of at most 253 characters, for example www.example.com or _sip._tcp.example.com");
    }

    private static void Codes(FieldPath field, IReadOnlyList<string> codes)
    {
        for (var i = 0; i < codes.Count; i++)
            if (!DnsResponseCodes.All.Contains(codes[i])) field.Item(i).NotSupported(codes[i], DnsResponseCodes.All);
    }

    private static void Answers(FieldPath field, string type, IReadOnlyList<string> answers)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i] is null || AnswerForm.Canonical(type, answers[i]) is null)
                field.Item(i).Invalid(answers[i], $"can't be the answer to a query of type {type}, which looks like {AnswerForm.Example(type)}");
        }
    }
}
