using System.Net;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>One object for each address that is probed, whoever probes it: all requests to it keep one pace. For the engine's thread.</summary>
internal sealed class AddressBook
{
    private readonly Dictionary<IPAddress, ProbeAddress> _addresses = [];

    public ProbeAddress Take(IPAddress address)
    {
        var plain = ProbeAddress.PlainOf(address);
        if (!_addresses.TryGetValue(plain, out var known)) _addresses.Add(plain, known = new ProbeAddress(plain));
        known.Users++;
        return known;
    }

    public void Release(ProbeAddress? address)
    {
        if (address is not null && --address.Users == 0) _addresses.Remove(address.Value);
    }
}
