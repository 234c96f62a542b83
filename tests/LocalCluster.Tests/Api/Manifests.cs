namespace NetworkTelemetry.LocalCluster.Tests.Api;

internal static class Manifests
{
    public const string WidgetDefinition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList, shortNames: [wd], categories: [gadgets]}
          versions:
          - name: v1
            served: true
            storage: true
            subresources:
              status: {}
              scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}
            additionalPrinterColumns:
            - {name: Size, type: string, jsonPath: .spec.size}
            - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
            - {name: Note, type: string, jsonPath: .spec.note, priority: 1}
            - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
            schema:
              openAPIV3Schema:
                type: object
                description: Widget is a thing for tests.
                required: [spec]
                properties:
                  spec:
                    type: object
                    required: [host]
                    properties:
                      host: {type: string, minLength: 1, maxLength: 20, description: The host to measure.}
                      size: {type: string, enum: [small, large], default: small}
                      note: {type: string}
                      replicas: {type: integer, minimum: 0, default: 1}
                      parts:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [name]
                        items:
                          type: object
                          required: [name]
                          properties:
                            name: {type: string}
                            weight: {type: integer}
                  status:
                    type: object
                    properties:
                      replicas: {type: integer}
                      observedGeneration: {type: integer}
                      conditions:
                        type: array
                        items:
                          type: object
                          required: [type, status]
                          properties:
                            type: {type: string}
                            status: {type: string}
                            reason: {type: string}
                            message: {type: string}
                            lastTransitionTime: {type: string, format: date-time}
        """;

    public static string Widget(string name, string spec = "host: a.example", string metadata = "") => $$"""
        apiVersion: example.com/v1
        kind: Widget
        metadata:
          name: {{name}}
          {{metadata}}
        spec:
          {{spec}}
        """;

    public static string WidgetJson(string name, string spec = """{"host":"a.example"}""", string metadata = "") =>
        $$"""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"{{name}}"{{metadata}} },"spec":{{spec}} }""";

    public static string ConfigMap(string name, string data) => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name} }}\ndata: {data}\n";

    public static string Pod(string name) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, labels: {app: test} }
        spec:
          containers:
          - {name: main, image: example.com/main:1}
        """;

    public static string ConfigMapJson(string name, string extra = "") =>
        $$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{name}}"{{extra}} },"data":{"a":"1"} }""";
}
