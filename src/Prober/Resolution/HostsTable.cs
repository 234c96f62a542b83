using System.Net;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>What /etc/hosts says (hosts(5)). Pure.</summary>
internal sealed class HostsTable
{
    private readonly Dictionary<string, List<IPAddress>> _addresses = new(StringComparer.OrdinalIgnoreCase);

    public static HostsTable Empty { get; } = new();

    public static HostsTable Parse(string text)
    {
        var table = new HostsTable();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !IPAddress.TryParse(words[0], out var address)) continue;
            foreach (var name in words.Skip(1)) table.Add(name.TrimEnd('.'), address);
        }

        return table;
    }

    /// <summary>Null when the file does not have the name.</summary>
    public IReadOnlyList<IPAddress>? Find(string host) => _addresses.GetValueOrDefault(host.TrimEnd('.'));

    private void Add(string name, IPAddress address)
    {
        if (!_addresses.TryGetValue(name, out var addresses)) _addresses.Add(name, addresses = []);
        if (!addresses.Contains(address)) addresses.Add(address);
    }
}
