using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Tests.Tables;

public class JsonPathTests
{
    private const string Value = """
        {'metadata':{'labels':{'a.b/c':'x'}},'status':{'n':3,'conditions':[{'type':'Old','status':'False'},{'type':'Ready','status':'True'}],'list':[1,2]}}
        """;

    [Theory]
    [InlineData(".status.n", "3")]
    [InlineData("{.status.n}", "3")]
    [InlineData("$.status.n", "3")]
    [InlineData(".status.conditions[?(@.type==\"Ready\")].status", "True")]
    [InlineData(".status.conditions[?(@.type=='Ready')].status", "True")]
    [InlineData(".status.conditions[?(@.type!='Ready')].status", "False")]
    [InlineData(".status.conditions[*].type", "Old Ready")]
    [InlineData(".status.conditions[-1].type", "Ready")]
    [InlineData(".status.list[1]", "2")]
    [InlineData(".status.list", "[1,2]")]
    [InlineData(".metadata.labels['a.b/c']", "x")]
    [InlineData(".metadata.labels.a\\.b/c", "x")]
    [InlineData(".metadata.labels['a\\.b/c']", "x")]
    [InlineData(".status.none.deeper[3]", "")]
    [InlineData(".status.n.deeper", "")]
    public void Path_finds(string path, string expected) =>
        Assert.Equal(expected, string.Join(' ', JsonPath.Parse(path).Evaluate(Json.Object(Value)).Select(JsonPathStep.TextOf)));

    [Theory]
    [InlineData(".a[", "no closing ] at character 3")]
    [InlineData(".a..b", "expected a field name at character 4")]
    [InlineData(".a[x]", "expected an index")]
    [InlineData(".a[?(@.x)]", "expected ?(@.field==\"value\")")]
    [InlineData(".a[0]b", "expected . or [ at character 6")]
    public void Unreadable_path_says_where(string path, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => JsonPath.Parse(path)).Message, StringComparison.Ordinal);
}
