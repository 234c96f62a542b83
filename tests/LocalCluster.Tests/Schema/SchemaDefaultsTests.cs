using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Schema;

public class SchemaDefaultsTests
{
    private static readonly ObjectSchema Schema = Json.Schema("""
        {'type':'object','properties':{
          'a':{'type':'integer','default':1},
          'n':{'type':'string','nullable':true,'default':'x'},
          's':{'type':'string'},
          'o':{'type':'object','default':{},'properties':{'p':{'type':'string','default':'q'}}},
          'l':{'type':'array','items':{'type':'object','properties':{'p':{'type':'integer','default':3}}}},
          'm':{'type':'object','additionalProperties':{'type':'object','properties':{'p':{'type':'integer','default':4}}}}}}
        """);

    [Theory]
    [InlineData("{}", "{'a':1,'n':'x','o':{'p':'q'}}")]
    [InlineData("{'a':null,'n':null,'s':null,'o':null}", "{'a':1,'n':null,'o':{'p':'q'}}")]
    [InlineData("{'a':2,'n':'','o':{'p':'r'},'l':[{},{'p':9}],'m':{'k':{}}}", "{'a':2,'n':'','o':{'p':'r'},'l':[{'p':3},{'p':9}],'m':{'k':{'p':4}}}")]
    [InlineData("{'a':5,'n':'','o':'wrong','l':{}}", "{'a':5,'n':'','o':'wrong','l':{}}")]
    public void Defaults_fill_what_is_missing(string given, string expected)
    {
        JsonObject value = Json.Object(given);
        SchemaDefaults.Apply(Schema, value);
        Json.AssertSame(Json.Object(expected), value);
        JsonNode once = value.DeepClone();
        SchemaDefaults.Apply(Schema, value);
        Json.AssertSame(once, value);
    }
}
