using System.Net;
using NetworkTelemetry.Prober.Dns.Messages;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>The addresses in an answer.</summary>
/// <param name="Lifetime">The least time to live on the way to them.</param>
internal sealed record AddressRecords(IReadOnlyList<IPAddress> Addresses, TimeSpan Lifetime)
{
    public static AddressRecords None { get; } = new([], TimeSpan.MaxValue);

    /// <summary>Follows the aliases from the name that was asked for; records of other names are not an answer to the question. Pure.</summary>
    public static AddressRecords Of(DnsMessage message, DnsQuestion question)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { question.Name.TrimEnd('.') + "." };
        var lifetime = uint.MaxValue;
        for (var more = true; more;)
        {
            more = false;
            foreach (var record in message.Answers)
            {
                if (record.Type != RecordType.CNAME || !names.Contains(record.Name) || !names.Add(record.Data)) continue;
                lifetime = Math.Min(lifetime, record.Ttl);
                more = true;
            }
        }

        var addresses = new List<IPAddress>();
        foreach (var record in message.Answers)
        {
            // What is no address is a record of another class.
            if (record.Type != question.Type || !names.Contains(record.Name) || !IPAddress.TryParse(record.Data, out var address)) continue;
            addresses.Add(address);
            lifetime = Math.Min(lifetime, record.Ttl);
        }

        return addresses.Count == 0 ? None : new AddressRecords(addresses, TimeSpan.FromSeconds(lifetime));
    }
}
