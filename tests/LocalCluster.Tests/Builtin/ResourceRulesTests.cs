using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Builtin;

public class ResourceRulesTests
{
    private const string Pod = "{'metadata':{'name':'p','namespace':'d'},'spec':{'containers':[{'name':'c','image':'i:1'}]}}";

    private static ResourceDefinition Type(string kind) => BuiltinResources.All.First(type => type.Kind == kind);

    [Fact]
    public void Pod_gets_the_defaults_that_a_kubelet_relies_on()
    {
        JsonObject pod = Json.Object("""
            {'metadata':{'name':'p','namespace':'d'},'spec':{'volumes':[{'name':'v','projected':{'sources':[{'configMap':{'name':'m'}}]}},{'name':'w'}],'containers':[
              {'name':'c','image':'reg:5000/i','ports':[{'containerPort':80}],'readinessProbe':{'httpGet':{'port':80}},'resources':{'limits':{'cpu':1,'memory':'1Mi'}}}]}}
            """);
        ResourceRules.SetDefaults(Type("Pod"), pod);
        Json.AssertSame(Json.Object("""
            {'metadata':{'name':'p','namespace':'d'},'spec':{'volumes':[
              {'name':'v','projected':{'defaultMode':420,'sources':[{'configMap':{'name':'m'}}]}},{'name':'w','emptyDir':{}}],
             'containers':[{'name':'c','image':'reg:5000/i','imagePullPolicy':'Always','ports':[{'containerPort':80,'protocol':'TCP'}],
               'readinessProbe':{'httpGet':{'port':80,'path':'/','scheme':'HTTP'},'timeoutSeconds':1,'periodSeconds':10,'successThreshold':1,'failureThreshold':3},
               'resources':{'limits':{'cpu':'1','memory':'1Mi'},'requests':{'cpu':'1','memory':'1Mi'}},
               'terminationMessagePath':'/dev/termination-log','terminationMessagePolicy':'File'}],
             'restartPolicy':'Always','terminationGracePeriodSeconds':30,'dnsPolicy':'ClusterFirst','securityContext':{},'schedulerName':'default-scheduler',
             'enableServiceLinks':true,'serviceAccountName':'default','serviceAccount':'default'},'status':{'phase':'Pending','qosClass':'Guaranteed'}}
            """), pod);
        Assert.Empty(ResourceRules.Validate(Type("Pod"), pod));
    }

    [Theory]
    [InlineData("i", "Always")]
    [InlineData("i:latest", "Always")]
    [InlineData("r:5000/i", "Always")]
    [InlineData("r:5000/i:1", "IfNotPresent")]
    [InlineData("i@sha256:00", "IfNotPresent")]
    public void Pull_policy_follows_the_tag(string image, string expected)
    {
        JsonObject pod = Json.Object(Pod.Replace("i:1", image, StringComparison.Ordinal));
        ResourceRules.SetDefaults(Type("Pod"), pod);
        Assert.Equal(expected, (string?)pod["spec"]!["containers"]![0]!["imagePullPolicy"]);
    }

    [Fact]
    public void Secret_folds_plain_text_into_data()
    {
        JsonObject secret = Json.Object("{'metadata':{'name':'s','namespace':'d'},'data':{'a':'eA=='},'stringData':{'a':'y','b':'é'}}");
        ResourceRules.SetDefaults(Type("Secret"), secret);
        Json.AssertSame(Json.Object("{'metadata':{'name':'s','namespace':'d'},'data':{'a':'eQ==','b':'w6k='},'type':'Opaque'}"), secret);
    }

    [Theory]
    [InlineData("Pod", "{'metadata':{},'spec':{'containers':[{'name':'c','image':'i'}]}}", "metadata.name: Required value: name or generateName is required")]
    [InlineData("Pod", "{'metadata':{'name':'A_'},'spec':{'containers':[{'name':'c','image':'i'}]}}", "metadata.name: Invalid value: 'A_': a lowercase RFC 1123 subdomain must")]
    [InlineData("Pod", "{'metadata':{'name':'p','labels':{'a':'b c'}},'spec':{'containers':[{'name':'c','image':'i'}]}}", "metadata.labels: Invalid value: 'b c': a valid label must")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'containers':[]}}", "spec.containers: Required value")]
    [InlineData("Pod", "{'metadata':{'name':'p'}}", "spec: Required value")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c'}]}}", "spec.containers[0].image: Required value")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'},{'name':'c','image':'i'}]}}", "spec.containers[1].name: Duplicate value: 'c'")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'restartPolicy':'No','containers':[{'name':'c','image':'i'}]}}",
        "spec.restartPolicy: Unsupported value: 'No': supported values: 'Always', 'OnFailure', 'Never'")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i','volumeMounts':[{'name':'v','mountPath':'/v'}]}]}}",
        "spec.containers[0].volumeMounts[0].name: Not found: 'v'")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i','ports':[{'containerPort':70000}]}]}}",
        "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i','livenessProbe':{}}]}}",
        "spec.containers[0].livenessProbe: Required value: must specify a handler type")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'volumes':[{'name':'v','configMap':{'name':'m','items':[{'key':'k','path':'../../etc/x'}]}}],'containers':[{'name':'c','image':'i'}]}}",
        "spec.volumes[0].configMap.items[0].path: Invalid value: '../../etc/x': must not contain '..'")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':{'volumes':[{'name':'v','secret':{},'emptyDir':{}}],'containers':[{'name':'c','image':'i'}]}}",
        "spec.volumes[0].emptyDir: Forbidden: may not specify more than 1 volume type|spec.volumes[0].secret.secretName: Required value")]
    [InlineData("Pod", "{'metadata':{'name':'p'},'spec':[]}", "spec: Invalid value: 'array': spec in body must be of type object: 'array'")]
    [InlineData("ConfigMap", "{'metadata':{'name':'c'},'data':{'a b':''}}", "data[a b]: Invalid value: 'a b': a valid config key must")]
    [InlineData("ConfigMap", "{'metadata':{'name':'c'},'data':{'a':''},'binaryData':{'a':''}}", "data[a]: Invalid value: 'a': duplicate of key present in binaryData")]
    [InlineData("ConfigMap", "{'metadata':{'name':'c'},'data':{'a':5}}", "data.a: Invalid value: 'integer': data.a in body must be of type string: 'integer'")]
    [InlineData("Secret", "{'metadata':{'name':'s'},'data':{'a':'%'}}", "data.a: Invalid value: '%': data.a in body must be of type byte: '%'")]
    [InlineData("Secret", "{'metadata':{'name':'s'},'type':'kubernetes.io/tls','data':{'tls.crt':''}}", "data[tls.key]: Required value")]
    [InlineData("Secret", "{'metadata':{'name':'s'},'stringData':{'a':1}}", "stringData.a: Invalid value: 'integer'")]
    [InlineData("Lease", "{'metadata':{'name':'l'},'spec':{'leaseDurationSeconds':0}}", "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0")]
    [InlineData("Event", "{'metadata':{'name':'e'},'involvedObject':{'namespace':'x'}}", "involvedObject.namespace: Invalid value: 'x': does not match event.namespace")]
    public void Wrong_object_is_refused_with_the_fields_path(string kind, string text, string expected)
    {
        JsonObject value = Json.Object(text);
        value.Ensure("metadata")["namespace"] = "d";
        ResourceRules.SetDefaults(Type(kind), value);
        string actual = string.Join('|', ResourceRules.Validate(Type(kind), value).Select(error => error.ToString().Replace('"', '\'')));
        Assert.StartsWith(expected, actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'spec':{'nodeName':'n'}}", "")]
    [InlineData("{'spec':{'containers':[{'name':'c','image':'i:2'}]}}", "")]
    [InlineData("{'spec':{'hostname':'h'}}", "spec: Forbidden: pod updates may not change fields other than")]
    [InlineData("{'metadata':{'name':'q'}}", "metadata.name: Invalid value: 'q': field is immutable")]
    public void Pod_changes_only_where_it_may(string change, string expected)
    {
        JsonObject old = Json.Object(Pod);
        JsonObject updated = LocalCluster.Patch.MergePatch.Apply(old, Json.Object(change));
        string actual = string.Join('|', ResourceRules.Validate(Type("Pod"), updated, old).Select(error => error.ToString().Replace('"', '\'')));
        Assert.StartsWith(expected, actual, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, actual.Length == 0);
    }

    [Fact]
    public void Environment_variables_may_repeat_in_a_built_in_list() => Assert.Empty(ResourceRules.Validate(Type("Pod"), Json.Object(
        "{'metadata':{'name':'p','namespace':'d'},'spec':{'containers':[{'name':'c','image':'i','env':[{'name':'A','value':'1'},{'name':'A','value':'2'}]}]}}")));

    [Fact]
    public void Immutable_data_stays()
    {
        JsonObject old = Json.Object("{'metadata':{'name':'c','namespace':'d'},'immutable':true,'data':{'a':'1'}}");
        JsonObject updated = Json.Object("{'metadata':{'name':'c','namespace':'d'},'data':{'a':'2'}}");
        Assert.Equal(["immutable", "data"], ResourceRules.Validate(Type("ConfigMap"), updated, old).Select(error => error.Path));
    }
}
