using System.Globalization;
using System.Text;
using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Fuzz.Subjects;
using NetworkTelemetry.Prober.Dns.Messages;

namespace NetworkTelemetry.Fuzz;

/// <summary>Every parser for a minute, or as many seconds as TELEMETRY_FUZZ_SECONDS says, all at the same time.</summary>
public sealed class ParserTests(ITestOutputHelper output)
{
    [Fact]
    public void No_input_breaks_a_parser_or_takes_more_than_its_share()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("TELEMETRY_FUZZ_SECONDS"), out var given) ? given : 60;

        // Other inputs each time; a failure names the seed that makes them again.
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("TELEMETRY_FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : (ulong)Random.Shared.NextInt64();
        var reports = FuzzRun.All(FuzzSubjects.All, seed, TimeSpan.FromSeconds(seconds));
        foreach (var report in reports) output.WriteLine(report.ToString());
        Assert.All(reports, report => Assert.True(report.Failure is null, $"{report.Name}: {report.Failure}"));
        Assert.All(reports, report => Assert.True(report.Inputs > 100, $"{report.Name} was given {report.Inputs} inputs only"));
    }

    /// <summary>What was found once, by the name of the parser.</summary>
    [Theory]
    [InlineData("target list", "{\"revision\":\"1\",\"node\":\"a\",\"targets\":[{\"uid\":\"\u00EA\",\"namespace\":\"a\",\"name\":\"b\"}]}")]
    [InlineData("target list", "{\"revision\":\"1\",\"node\":\"a\",\"targets\":[{\"uid\":\"\\ud800\"}]}")]
    [InlineData("HTTP response", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nuntil the connection is closed")]
    [InlineData("summary", "{\"node\":\"a\",\"cursor\":\"1\",\"process\":{},\"rows\":[{\"uid\":\"1\",\"probe\":\"p\",\"family\":\"IPv4\",\"state\":\"Up\",\"rawState\":\"Up\",\"reason\":\"Ok\",\"rttSeconds\":1e999}]}")]
    [InlineData("summary", "{\"node\":\"a\",\"cursor\":\"1\",\"process\":{},\"rows\":[{\"uid\":\"1\",\"probe\":\"p\",\"family\":\"IPv4\",\"state\":\"Up\",\"rawState\":\"Up\",\"reason\":\"Ok\",\"lost\":1}]}")]
    public void What_was_found_stays_repaired(string parser, string input)
    {
        var subject = FuzzSubjects.All.Single(subject => subject.Name == parser);
        Assert.Null(new FuzzRun(subject, 0).Try(subject.Prepare(Encoding.Latin1.GetBytes(input))));
    }

    [Fact]
    public void A_head_full_of_encodings_and_a_message_full_of_pointers_cost_no_more_than_their_length()
    {
        byte[] head = [.. "HTTP/1.1 200 OK\r\n"u8, .. Enumerable.Repeat("Content-Encoding: a\r\n"u8.ToArray(), 3000).SelectMany(line => line), .. "\r\n"u8];
        Assert.Null(new FuzzRun(new ResponseHeads(), 0).Try(head));
        byte[] pointers = [0x12, 0x34, 0x81, 0x80, 0, 0, 0, 1, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 8000).SelectMany(i => new[] { (byte)(0xC0 | ((Math.Max(12, 11 + (2 * i))) >> 8)), (byte)Math.Max(12, 11 + (2 * i)) })];
        var at = pointers.Length - 2;
        Assert.False(DomainName.TrySkip(pointers, ref at));
    }

    [Fact]
    public void Valid_inputs_are_taken()
    {
        foreach (var subject in FuzzSubjects.All)
            foreach (var seed in subject.Seeds) subject.Take(subject.Prepare(seed));
    }
}
