using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Dns;

namespace NetworkTelemetry.Api.Tests.Dns;

public sealed class AnswerFormTests
{
    [Theory]
    [InlineData("A", "192.0.2.7", "192.0.2.7")]
    [InlineData("AAAA", "2001:DB8:0::7", "2001:db8::7")]
    [InlineData("CNAME", "WWW.Example.com", "www.example.com.")]
    [InlineData("NS", ".", ".")]
    [InlineData("PTR", "a\\.b.example", "A\\.b.example.")]
    [InlineData("MX", "10  mail.example.com", "10 MAIL.example.com.")]
    [InlineData("SRV", "10 60 5060 sip.example.com", "10 60 5060 sip.example.com.")]
    [InlineData("SOA", "ns.a admin.a 1 2 3 4 5", "ns.a. admin.a. 1 2 3 4 5")]
    [InlineData("TXT", "v=spf1 include:a -all", "\"v=spf1 \" \"include:a -all\"")]
    [InlineData("TXT", "say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData("TXT", "ä", "\"\\195\\164\"")]
    [InlineData("CAA", "0 ISSUE ca.test", "0 issue \"ca.test\"")]
    [InlineData("HTTPS", "1 . port=443 alpn=\"h2,h3\"", "1 . alpn=h2,h3 port=443")]
    public void Different_ways_to_write_the_same_data_have_one_form(string type, string expected, string received)
    {
        Assert.NotNull(AnswerForm.Canonical(type, expected));
        Assert.Equal(AnswerForm.Canonical(type, received), AnswerForm.Canonical(type, expected));
    }

    [Theory]
    [InlineData("A", "192.0.2.7", "192.0.2.8")]
    [InlineData("TXT", "ab", "\"ab \"")]
    [InlineData("TXT", "a b", "\"A b\"")]
    [InlineData("CNAME", "a\\.b", "a.b.")]
    public void Different_data_has_different_forms(string type, string one, string other) => Assert.NotEqual(AnswerForm.Canonical(type, one), AnswerForm.Canonical(type, other));

    [Theory]
    [InlineData("A", "1")]
    [InlineData("A", "::1")]
    [InlineData("AAAA", "192.0.2.7")]
    [InlineData("CNAME", "192.0.2.7")]
    [InlineData("CNAME", "a b")]
    [InlineData("CNAME", "")]
    [InlineData("MX", "mail.example.com")]
    [InlineData("MX", "65536 mail.example.com")]
    [InlineData("SRV", "1 2 sip.example.com")]
    [InlineData("SOA", "ns.a admin.a 1")]
    [InlineData("TXT", "\"open")]
    [InlineData("CAA", "256 issue x")]
    [InlineData("HTTPS", "one .")]
    public void What_can_not_be_of_the_type_has_none(string type, string text) => Assert.Null(AnswerForm.Canonical(type, text));

    [Fact]
    public void Every_type_has_an_example_that_is_valid() => Assert.All(QueryTypes.All, type => Assert.NotNull(AnswerForm.Canonical(type, AnswerForm.Example(type))));

    [Fact]
    public void No_text_makes_it_throw() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
    {
        foreach (var type in QueryTypes.All) AnswerForm.Canonical(type, text ?? "");
    }));
}
