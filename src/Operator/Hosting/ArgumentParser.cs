using System.Net;
using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Operator.Hosting;

/// <summary>Reads <c>--flag=value</c> and <c>--flag value</c>; a switch alone is true.</summary>
internal static class ArgumentParser
{
    private delegate OperatorArguments Apply(OperatorArguments arguments, string flag, string value);

    private static readonly Dictionary<string, Apply> Flags = new(StringComparer.Ordinal)
    {
        ["--metrics-bind-address"] = (a, flag, value) => a with { Metrics = Endpoint(flag, value) },
        ["--metrics-tls"] = (a, flag, value) => a with { MetricsTls = Switch(flag, value) },
        ["--metrics-auth"] = (a, flag, value) => a with { MetricsAuth = Switch(flag, value) },
        ["--health-probe-bind-address"] = (a, flag, value) => a with { HealthProbe = Endpoint(flag, value) },
        ["--leader-elect"] = (a, flag, value) => a with { LeaderElect = Switch(flag, value) },
        ["--leader-election-namespace"] = (a, flag, value) => a with { LeaderElectionNamespace = Text(flag, value) },
        ["--prober-image"] = (a, flag, value) => a with { ProberImage = Text(flag, value) },
        ["--kubeconfig"] = (a, flag, value) => a with { Kubeconfig = Text(flag, value) },
        ["--namespace"] = (a, flag, value) => a with { Namespace = Text(flag, value) },
        ["--log-level"] = (a, flag, value) => a with { LogLevel = Level(flag, value) },
    };

    private static readonly HashSet<string> Switches = new(StringComparer.Ordinal) { "--metrics-tls", "--metrics-auth", "--leader-elect" };

    /// <exception cref="FormatException">The message is one line for people.</exception>
    public static OperatorArguments Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new OperatorArguments();
        for (var i = 0; i < arguments.Count; i++)
        {
            var equals = arguments[i].IndexOf('=', StringComparison.Ordinal);
            var flag = equals < 0 ? arguments[i] : arguments[i][..equals];
            if (!Flags.TryGetValue(flag, out var apply)) throw new FormatException($"unknown flag \"{flag}\"; known are {string.Join(", ", Flags.Keys)}");
            string value;
            if (equals >= 0) value = arguments[i][(equals + 1)..];
            else if (Switches.Contains(flag)) value = "true";
            else if (i + 1 < arguments.Count) value = arguments[++i];
            else throw new FormatException($"{flag} needs a value");
            parsed = apply(parsed, flag, value);
        }

        return parsed;
    }

    private static string Text(string flag, string value) => value.Length > 0 ? value : throw new FormatException($"{flag} needs a value");

    private static bool Switch(string flag, string value) =>
        bool.TryParse(value, out var on) ? on : throw new FormatException($"{flag}: \"{value}\" is neither true nor false");

    private static LogLevel Level(string flag, string value) =>
        Enum.TryParse<LogLevel>(value, ignoreCase: true, out var level) && Enum.IsDefined(level) && !char.IsAsciiDigit(value[0])
            ? level
            : throw new FormatException($"{flag}: \"{value}\" is not one of trace, debug, information, warning, error, critical, none");

    // ":8080" is every address; IPEndPoint itself reads "::1" as an address without a port, so the port has to be there.
    private static IPEndPoint Endpoint(string flag, string value)
    {
        var colon = value.LastIndexOf(':');
        var host = colon < 0 ? "" : value[..colon];
        if (colon >= 0 && ushort.TryParse(value.AsSpan(colon + 1), out var port))
        {
            if (host.Length == 0) return new(IPAddress.IPv6Any, port);
            if ((!host.Contains(':') || host is ['[', .., ']']) && IPAddress.TryParse(host, out var address)) return new(address, port);
        }

        throw new FormatException($"{flag}: \"{value}\" is not ADDRESS:PORT or :PORT");
    }
}
