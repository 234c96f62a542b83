using System.Net.Security;
using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tests.Tls;

public sealed partial class TlsLeakTests
{
    private const int Warm = 200, Measured = 1500;
    private const long MostGrowth = 600_000;

    [Fact]
    public async Task Thousands_of_connections_leave_no_native_memory_behind()
    {
        using var certificate = TestCertificates.Valid("shop.example");
        var context = SslStreamCertificateContext.Create(certificate, null, offline: true);
        await RunAsync(context, Warm);

        // What the rest of the process takes meanwhile is counted, too, but not three times in a row: a leak is. A certificate that is forgotten for each connection would be more
        // than 3 MB.
        var growth = new List<long>();
        while (growth.Count < 3 && growth.All(bytes => bytes > MostGrowth))
        {
            var memory = NativeMemory();
            await RunAsync(context, Measured);
            growth.Add(NativeMemory() - memory);
        }

        Assert.Contains(growth, bytes => bytes <= MostGrowth);
    }

    /// <summary>Good handshakes, refused certificates, broken handshakes, and sessions that nobody disposes of.</summary>
    private static async Task RunAsync(SslStreamCertificateContext context, int times)
    {
        var anchors = TrustAnchors.Of([TestCertificates.Authority]);
        for (var i = 0; i < times; i++)
        {
            var session = new TlsSession(new TlsSettings(i % 5 == 1 ? "other.example" : "shop.example", true, anchors, "\u0008http/1.1"u8.ToArray()));
            if (i % 5 == 2) session.AddInput("garbage that is no record"u8);
            if (i % 5 is 2 or 3)
            {
                Assert.Equal(i % 5 == 2 ? TlsStep.Failed : TlsStep.NeedsInput, session.Handshake());
            }
            else
            {
                await using var server = new SslStream(new SessionLine(session));
                await server.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context });
                await server.WriteAsync("* OK"u8.ToArray());
                Assert.Equal(TlsStep.Done, session.Handshake());
                Assert.Equal(i % 5 == 1, session.Agreement().CertificateProblem is not null);
                var answer = new byte[10];
                Assert.Equal((TlsStep.Done, 4), (session.Read(answer, out var count), count));
            }

            if (i % 5 != 4) session.Dispose();
        }
    }

    private static long NativeMemory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (long)MemoryInformation().Used;
    }

    [LibraryImport("libc", EntryPoint = "mallinfo2")]
    private static partial AllocatorFigures MemoryInformation();

    /// <summary><c>struct mallinfo2</c>: what the C library's allocator has given out, in bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct AllocatorFigures
    {
        public nuint Arena, FreeChunks, FastChunks, Mapped, MappedBytes, Unused, FastBytes, Used, Free, Releasable;
    }
}
