using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Bench.Probing.Answering;

/// <summary>This program again, as the server that both probers are pointed at.</summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>The hidden first argument; the second is the file of a certificate with its key, or <see cref="Dns"/>.</summary>
    public const string Command = "serve";

    private const string Dns = "dns";

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public int Port { get; private init; }

    /// <param name="identity">Null: without TLS.</param>
    public static Task<ServerProcess> StartAsync(ServerIdentity? identity) => StartAsync(identity is null ? [Command] : [Command, identity.KeyFile]);

    public static Task<ServerProcess> StartDnsAsync() => StartAsync([Command, Dns]);

    public static Task ServeAsync(IReadOnlyList<string> arguments)
    {
        if (arguments is not [Dns]) return new AnsweringServer(arguments.Count == 0 ? null : X509CertificateLoader.LoadPkcs12FromFile(arguments[0], null)).RunAsync();
        DnsAnswers.Run();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the server of the benchmark did not start");
        return new ServerProcess(process) { Port = int.Parse(port, CultureInfo.InvariantCulture) };
    }
}
