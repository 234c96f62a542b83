using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Tests.Builtin;

internal static class CustomResources
{
    public static JsonObject Definition(string columns = "[]") => Json.Object("""
        {'apiVersion':'apiextensions.k8s.io/v1','kind':'CustomResourceDefinition','metadata':{'name':'probetargets.networktelemetry.io'},
         'spec':{'group':'networktelemetry.io','scope':'Namespaced',
           'names':{'plural':'probetargets','singular':'probetarget','kind':'ProbeTarget','listKind':'ProbeTargetList','shortNames':['pt'],'categories':['telemetry']},
           'versions':[{'name':'v1alpha1','served':true,'storage':true,'additionalPrinterColumns':COLUMNS,
             'subresources':{'status':{},'scale':{'specReplicasPath':'.spec.replicas','statusReplicasPath':'.status.replicas'}},
             'schema':{'openAPIV3Schema':{'type':'object','required':['spec'],'properties':{
               'spec':{'type':'object','required':['host'],'properties':{
                 'host':{'type':'string'},'replicas':{'type':'integer'},'interval':{'type':'string','default':'60s'},
                 'tags':{'type':'array','x-kubernetes-list-type':'set','items':{'type':'string'}},
                 'weights':{'type':'object','additionalProperties':{'type':'integer'}},
                 'order':{'type':'array','items':{'type':'string'}},
                 'place':{'type':'object','x-kubernetes-map-type':'atomic','properties':{'x':{'type':'string'},'y':{'type':'string'}}},
                 'free':{'type':'object','x-kubernetes-preserve-unknown-fields':true},
                 'ports':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['port','protocol'],'items':{'type':'object',
                   'required':['port'],'properties':{'port':{'type':'integer'},'protocol':{'type':'string','default':'TCP'},'note':{'type':'string'}}}},
                 'probes':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name'],'items':{'type':'object',
                   'required':['name'],'properties':{'name':{'type':'string'},'type':{'type':'string'},'port':{'type':'integer'}}}}}},
               'status':{'type':'object','properties':{'phase':{'type':'string'},'conditions':{'type':'array','x-kubernetes-list-type':'map',
                 'x-kubernetes-list-map-keys':['type'],'items':{'type':'object','required':['type'],
                 'properties':{'type':{'type':'string'},'status':{'type':'string'}}}}}}}}}}]}}
        """.Replace("COLUMNS", columns, StringComparison.Ordinal));

    public static ResourceDefinition Target(string columns = "[]") => ResourceDefinition.FromCustomResourceDefinition(Definition(columns)).Single();
}
