using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Schema;

public class SchemaValidationTests
{
    private static readonly ObjectSchema Target = Json.Schema("""
        {'type':'object','properties':{'spec':{'type':'object','required':['host'],'minProperties':1,'properties':{
          'host':{'type':'string','minLength':1,'maxLength':5},
          'interval':{'type':'string','pattern':'^[0-9]+s$'},
          'type':{'type':'string','enum':['ICMP','TCP']},
          'x':{'type':'integer','minimum':1,'maximum':9,'format':'int32'},
          'share':{'type':'number','minimum':0,'exclusiveMinimum':true,'multipleOf':0.5},
          'port':{'x-kubernetes-int-or-string':true},
          'at':{'type':'string','format':'date-time'},
          'ip':{'type':'string','format':'ipv4'},
          'maybe':{'type':'string','nullable':true},
          'tags':{'type':'array','x-kubernetes-list-type':'set','minItems':1,'items':{'type':'string'}},
          'one':{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string'}},'oneOf':[{'required':['a']},{'required':['b']}]},
          'closed':{'type':'object','additionalProperties':false,'maxProperties':1},
          'probes':{'type':'array','maxItems':2,'x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name'],
            'items':{'type':'object','required':['name'],'properties':{'name':{'type':'string'},'port':{'type':'integer'}}}}
        }}}}
        """);

    [Theory]
    [InlineData("{'host':'a'}", "")]
    [InlineData("{}", "spec.host: Required value|spec: Invalid value: {}: spec in body should have at least 1 properties")]
    [InlineData("{'host':'abcdef'}", "spec.host: Too long: may not be more than 5 bytes")]
    [InlineData("{'host':''}", "spec.host: Invalid value: '': spec.host in body should be at least 1 chars long")]
    [InlineData("{'host':'a','interval':'soon'}", "spec.interval: Invalid value: 'soon': spec.interval in body should match '^[0-9]+s$'")]
    [InlineData("{'host':'a','interval':'5s\\n'}", "spec.interval: Invalid value: '5s\\n': spec.interval in body should match '^[0-9]+s$'")]
    [InlineData("{'host':'a','type':'X'}", "spec.type: Unsupported value: 'X': supported values: 'ICMP', 'TCP'")]
    [InlineData("{'host':'a','x':'1'}", "spec.x: Invalid value: 'string': spec.x in body must be of type integer: 'string'")]
    [InlineData("{'host':'a','x':1.5}", "spec.x: Invalid value: 'number': spec.x in body must be of type integer: 'number'")]
    [InlineData("{'host':'a','x':null}", "spec.x: Invalid value: 'null': spec.x in body must be of type integer: 'null'")]
    [InlineData("{'host':'a','x':2.0}", "")]
    [InlineData("{'host':'a','x':0}", "spec.x: Invalid value: 0: spec.x in body should be greater than or equal to 1")]
    [InlineData("{'host':'a','x':10}", "spec.x: Invalid value: 10: spec.x in body should be less than or equal to 9")]
    [InlineData("{'host':'a','share':0}", "spec.share: Invalid value: 0: spec.share in body should be greater than 0")]
    [InlineData("{'host':'a','share':0.7}", "spec.share: Invalid value: 0.7: spec.share in body should be a multiple of 0.5")]
    [InlineData("{'host':'a','port':'http'}", "")]
    [InlineData("{'host':'a','port':80}", "")]
    [InlineData("{'host':'a','port':true}", "spec.port: Invalid value: 'boolean': spec.port in body must be of type integer,string: 'boolean'")]
    [InlineData("{'host':'a','at':'soon'}", "spec.at: Invalid value: 'soon': spec.at in body must be of type date-time: 'soon'")]
    [InlineData("{'host':'a','at':'2026-01-02T03:04:05Z'}", "")]
    [InlineData("{'host':'a','ip':'1.2.3'}", "spec.ip: Invalid value: '1.2.3': spec.ip in body must be of type ipv4: '1.2.3'")]
    [InlineData("{'host':'a','maybe':null}", "")]
    [InlineData("{'host':'a','tags':[]}", "spec.tags: Invalid value: 0: spec.tags in body should have at least 1 items")]
    [InlineData("{'host':'a','tags':['p','q','p']}", "spec.tags[2]: Duplicate value: 'p'")]
    [InlineData("{'host':'a','one':{}}", "spec.one: Invalid value: '': 'spec.one' must validate one and only one schema (oneOf). Found none valid")]
    [InlineData("{'host':'a','one':{'a':'','b':''}}",
        "spec.one: Invalid value: '': 'spec.one' must validate one and only one schema (oneOf). Found 2 valid alternatives")]
    [InlineData("{'host':'a','closed':{'q':1}}", "spec.closed.q: Forbidden: spec.closed.q in body is a forbidden property")]
    [InlineData("{'host':'a','probes':[{'name':'a'},{'name':'a'}]}", "spec.probes[1]: Duplicate value: {'name':'a'}")]
    [InlineData("{'host':'a','probes':[{'name':'a'},{},{}]}", "spec.probes: Too many: 3: must have at most 2 items")]
    [InlineData("{'host':'a','probes':[{'port':'x'}]}",
        "spec.probes[0].name: Required value|spec.probes[0].port: Invalid value: 'string': spec.probes[0].port in body must be of type integer: 'string'")]
    [InlineData("{'host':'a','probes':{}}", "spec.probes: Invalid value: 'object': spec.probes in body must be of type array: 'object'")]
    public void Value_is_answered_in_the_words_of_kubernetes(string spec, string expected)
    {
        var value = new JsonObject { ["spec"] = Json.Object(spec) };
        string actual = string.Join('|', SchemaValidation.Validate(Target, value).Select(error => error.ToString()));
        Assert.Equal(expected.Replace('\'', '"').Replace("\"^[0-9]+s$\"", "'^[0-9]+s$'"), actual);
    }

    [Fact]
    public void Message_names_kind_and_object_and_brackets_only_several_errors()
    {
        FieldError one = FieldErrors.Required("spec.host");
        FieldError other = FieldErrors.Duplicate("spec.a", "b");
        Assert.Equal("ProbeTarget.networktelemetry.io \"shop\" is invalid: spec.host: Required value",
            FieldErrorText.Invalid("networktelemetry.io", "ProbeTarget", "shop", [one]));
        Assert.Equal("Pod \"a\" is invalid: [spec.host: Required value, spec.a: Duplicate value: \"b\"]", FieldErrorText.Invalid("", "Pod", "a", [one, other]));
    }

    [Fact]
    public void A_million_faults_are_answered_briefly()
    {
        ObjectSchema schema = Json.Schema("{'type':'object','properties':{'a':{'type':'array','items':{'type':'string'}}}}");
        var value = new JsonObject { ["a"] = new JsonArray([.. Enumerable.Range(0, 100_000).Select(i => (JsonNode?)i)]) };
        Assert.InRange(SchemaValidation.Validate(schema, value).Count, 1, 101);
    }
}
