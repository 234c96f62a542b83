using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Hosting;

/// <summary>The command line.</summary>
internal sealed record ProberOptions(string ListDirectory, IPEndPoint Listen, IPEndPoint ListenTls, LogLevel LogLevel)
{
    private const int MaxRate = 1_000_000;

    public const string Usage = "usage: telemetry-prober --list-directory DIR [--listen ADDRESS:PORT] [--listen-tls ADDRESS:PORT] [--destination-rate N] [--total-rate N] [--log-level trace|debug|information|warning|error|critical|none]";

    /// <summary>Requests a second: echo requests to one address (--destination-rate), and requests of every kind in all (--total-rate).</summary>
    public PaceLimits Pace { get; init; } = PaceLimits.Default;

    /// <param name="podIp">Address to listen on when the command line names none; every address when it is absent.</param>
    /// <exception cref="FormatException">The command line is wrong; the message is one line.</exception>
    public static ProberOptions Parse(IReadOnlyList<string> arguments, string? podIp)
    {
        string? directory = null;
        string? listen = null;
        string? listenTls = null;
        var level = LogLevel.Information;
        var pace = PaceLimits.Default;
        for (var i = 0; i < arguments.Count; i++)
        {
            var (flag, value) = Split(arguments, ref i);
            switch (flag)
            {
                case "--list-directory":
                    directory = value;
                    break;
                case "--listen":
                    listen = value;
                    break;
                case "--listen-tls":
                    listenTls = value;
                    break;
                case "--destination-rate":
                    pace = pace with { PerDestination = ParseRate(flag, value) };
                    break;
                case "--total-rate":
                    pace = pace with { InTotal = ParseRate(flag, value) };
                    break;
                case "--log-level":
                    if (!Enum.TryParse(value, ignoreCase: true, out level) || !Enum.IsDefined(level)) throw new FormatException($"--log-level: \"{value}\" is not a log level; {Usage}");
                    break;
                default:
                    throw new FormatException($"unknown flag {flag}; {Usage}");
            }
        }

        if (string.IsNullOrEmpty(directory)) throw new FormatException($"--list-directory is missing; {Usage}");
        return new ProberOptions(
            directory, ParseEndpoint("--listen", listen, podIp, ContractVersion.Port), ParseEndpoint("--listen-tls", listenTls, podIp, ContractVersion.TlsPort), level) { Pace = pace };
    }

    private static (string Flag, string Value) Split(IReadOnlyList<string> arguments, ref int index)
    {
        var argument = arguments[index];
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (argument.StartsWith("--", StringComparison.Ordinal) && equals > 0) return (argument[..equals], argument[(equals + 1)..]);
        if (argument is not ("--list-directory" or "--listen" or "--listen-tls" or "--destination-rate" or "--total-rate" or "--log-level")) throw new FormatException($"unknown flag {argument}; {Usage}");
        return ++index < arguments.Count ? (argument, arguments[index]) : throw new FormatException($"{argument} needs a value; {Usage}");
    }

    private static RateLimit ParseRate(string flag, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= 1 and <= MaxRate
            ? RateLimit.Of(rate)
            : throw new FormatException($"{flag}: \"{value}\" is not a number of requests a second from 1 to {MaxRate}; {Usage}");

    private static IPEndPoint ParseEndpoint(string flag, string? listen, string? podIp, int port)
    {
        if (listen is null) return new IPEndPoint(IPAddress.TryParse(podIp, out var address) ? address : IPAddress.IPv6Any, port);
        if (listen.StartsWith(':')) listen = "[::]" + listen;

        // IPEndPoint takes "::1" and "127.0.0.1" for addresses without a port; a port has to be said.
        var colon = listen.LastIndexOf(':');
        var isBracketed = listen.StartsWith('[') && listen.Contains("]:", StringComparison.Ordinal);
        if (colon > 0 && (isBracketed || listen.IndexOf(':', StringComparison.Ordinal) == colon) && IPEndPoint.TryParse(listen, out var endpoint)) return endpoint;
        throw new FormatException($"{flag}: \"{listen}\" is not ADDRESS:PORT; {Usage}");
    }
}
