using System.Text;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Schema;

public class UnicodeTests
{
    [Theory]
    [InlineData("{\"a\":\"grüße\"}", true)]
    [InlineData("{\"a\":\"\\ud83d\\ude00\"}", true)]
    [InlineData("{\"a\":\"\\\\ud83d is no escape\"}", true)]
    [InlineData("{\"a\":\"\\ud83d\"}", false)]
    [InlineData("{\"\\uD83D\":1}", false)]
    [InlineData("{\"a\":\"\\ude00\\ud83d\"}", false)]
    public void Halves_of_surrogate_pairs_are_no_text(string json, bool isUnicode) => Assert.Equal(isUnicode, JsonText.IsUnicode(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Neither_are_bytes_that_are_no_UTF_8() => Assert.False(JsonText.IsUnicode([.. "{\"a\":\""u8, 0xc3, 0x28, .. "\"}"u8]));
}
