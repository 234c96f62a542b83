using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Schema;

public class SchemaReaderTests
{
    [Theory]
    [InlineData("{'type':'objct'}", "type: \"objct\" is not one of")]
    [InlineData("{'type':5}", "type: must be a string")]
    [InlineData("{'properties':{'a':{'pattern':'('}}}", "properties[a].pattern: \"(\" is not a regular expression")]
    [InlineData("{'properties':{'a':{'pattern':'(?=x)'}}}", "properties[a].pattern:")]
    [InlineData("{'properties':{'a':3}}", "properties[a]: must be a schema")]
    [InlineData("{'items':{'minLength':-1}}", "items.minLength: must be an integer of at least 0")]
    [InlineData("{'items':{'x-kubernetes-list-type':'bag'}}", "items.x-kubernetes-list-type: \"bag\" is not one of")]
    [InlineData("{'anyOf':[{},{'nullable':1}]}", "anyOf[1].nullable: must be true or false")]
    [InlineData("{'items':{'$ref':'#/definitions/No'}}", "items.$ref: #/definitions/No is not defined")]
    public void Malformed_schema_names_the_place(string schema, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<SchemaException>(() => Json.Schema(schema)).Message, StringComparison.Ordinal);

    [Fact]
    public void Endless_nesting_is_refused()
    {
        var schema = new JsonObject();
        for (int i = 0; i < 200; i++) schema = new JsonObject { ["items"] = schema };
        Assert.Contains("deeper than 64", Assert.Throws<SchemaException>(() => SchemaReader.Read(schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_itself_is_refused()
    {
        JsonObject loop = Json.Object("{'items':{'$ref':'#/definitions/Loop'}}");
        Assert.Throws<SchemaException>(() => SchemaReader.Read(loop, new Dictionary<string, JsonObject> { ["Loop"] = loop }));
    }
}
