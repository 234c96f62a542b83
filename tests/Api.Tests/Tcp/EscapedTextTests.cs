using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Tcp;

namespace NetworkTelemetry.Api.Tests.Tcp;

public sealed class EscapedTextTests
{
    [Theory]
    [InlineData("PING", "50494E47")]
    [InlineData(@"a\r\n\t", "610D0A09")]
    [InlineData("a\r\n", "610D0A")]
    [InlineData(@"\x00\xfF\\", "00FF5C")]
    [InlineData(@"\\x00", "5C783030")]
    [InlineData("ü€😀", "C3BCE282ACF09F9880")]
    [InlineData(@"é\xC3", "C3A9C3")]
    [InlineData("", "")]
    public void Text_stands_for_its_UTF_8_and_escapes_for_single_bytes(string text, string hex) => Assert.Equal(hex, Convert.ToHexString(EscapedText.TryDecode(text)!));

    [Theory]
    [InlineData(@"\")]
    [InlineData(@"a\")]
    [InlineData(@"\q")]
    [InlineData(@"\x")]
    [InlineData(@"\x1")]
    [InlineData(@"\xg0")]
    [InlineData(@"\x+1")]
    [InlineData(@"\x 1")]
    public void What_is_no_escape_is_no_text(string text) => Assert.Null(EscapedText.TryDecode(text));

    [Fact]
    public void Any_bytes_come_back_from_printable_text() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
    {
        var text = EscapedText.Encode(bytes ?? []);
        return text.All(c => c is >= ' ' and < (char)0x7F) && EscapedText.TryDecode(text)!.SequenceEqual(bytes ?? []);
    }));

    [Fact]
    public void Only_a_backslash_can_be_refused_and_nothing_throws() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
        EscapedText.TryDecode(text ?? "") is not null || text!.Contains('\\', StringComparison.Ordinal)));
}
