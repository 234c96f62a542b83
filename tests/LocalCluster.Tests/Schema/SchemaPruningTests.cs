using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Schema;

public class SchemaPruningTests
{
    private static readonly ObjectSchema Schema = Json.Schema("""
        {'type':'object','properties':{
          'spec':{'type':'object','properties':{'host':{'type':'string'},
            'list':{'type':'array','items':{'type':'object','properties':{'a':{'type':'string'}}}},
            'free':{'type':'object','x-kubernetes-preserve-unknown-fields':true,'properties':{'known':{'type':'object'}}},
            'map':{'type':'object','additionalProperties':{'type':'string'}}}}}}
        """);

    [Theory]
    [InlineData("{'spec':{'host':'a'}}", "{'spec':{'host':'a'}}", "")]
    [InlineData("{'spec':{'foo':1},'z':2}", "{'spec':{}}", "unknown field 'spec.foo'|unknown field 'z'")]
    [InlineData("{'spec':{'list':[{'a':'x'},{'b':1}]}}", "{'spec':{'list':[{'a':'x'},{}]}}", "unknown field 'spec.list[1].b'")]
    [InlineData("{'spec':{'free':{'x':1,'known':{'y':1}},'map':{'k':'v'}}}", "{'spec':{'free':{'x':1,'known':{}},'map':{'k':'v'}}}",
        "unknown field 'spec.free.known.y'")]
    [InlineData("{'spec':{'host':{'a':1},'list':{'a':'x'}}}", "{'spec':{'host':{'a':1},'list':{'a':'x'}}}", "")]
    public void Unknown_fields_go_and_are_named(string given, string expected, string unknown)
    {
        var value = Json.Object(given);
        Assert.Equal(unknown.Replace('\'', '"'), string.Join('|', SchemaPruning.Prune(Schema, value)));
        Json.AssertSame(Json.Object(expected), value);
    }
}
