using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tests.Tls;

public sealed class TlsSessionTests
{
    private static TlsSession Open(string name = "shop.example") => new(new TlsSettings(name, true, TrustAnchors.Of([TestCertificates.Authority]), "\u0008http/1.1"u8.ToArray()));

    [Fact]
    public void It_begins_with_a_hello_that_names_the_server()
    {
        using var session = Open();
        Assert.Equal(TlsStep.NeedsInput, session.Handshake());
        var hello = new byte[4096];
        var length = session.TakeOutput(hello);
        Assert.Equal([22, 3, 1], hello[..3]);
        Assert.NotEqual(-1, hello.AsSpan(0, length).IndexOf("shop.example"u8));
        Assert.NotEqual(-1, hello.AsSpan(0, length).IndexOf("http/1.1"u8));
        Assert.False(session.HasOutput);
    }

    [Fact]
    public void Whatever_a_server_says_it_goes_on_or_fails_with_a_reason() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<bool>(), (bytes, isRecord) =>
        {
            using var session = Open();
            session.Handshake();
            if (isRecord) session.AddInput([22, 3, 3, (byte)(bytes.Length >> 8), (byte)bytes.Length, 2]);
            session.AddInput(bytes);
            return session.Handshake() switch
            {
                TlsStep.NeedsInput => session.Problem is null,
                TlsStep.Failed => session.Problem is { Length: > 0 },
                _ => false,
            };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_its_end_it_is_not_used()
    {
        var session = Open();
        session.Handshake();
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Handshake());
        Assert.Throws<ObjectDisposedException>(() => session.AddInput([1]));
        Assert.False(session.HasOutput);
    }
}
