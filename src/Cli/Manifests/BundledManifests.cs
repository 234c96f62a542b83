using System.Text.Json.Nodes;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Cli.Manifests;

/// <summary>What <c>up</c> applies before the user's own objects.</summary>
internal static class BundledManifests
{
    public const string SystemNamespace = "network-telemetry-system";
    public const string OperatorPod = "operator";
    public const int OperatorPort = 8080;

    public static IEnumerable<ManifestDocument> Definitions =>
        CustomResourceDefinitions.All.Select(d => new ManifestDocument(d.FileName, d.Definition));

    /// <summary>The operator is a pod like any other: the kubelet restarts it, and <c>kubectl logs</c> shows what it says.</summary>
    /// <param name="kubeconfig">What a mounted service account token would be in a real cluster.</param>
    public static IEnumerable<ManifestDocument> Operator(string operatorImage, string proberImage, string kubeconfig) =>
        YamlDocuments.Read(OperatorYaml(operatorImage, proberImage, kubeconfig)).Select(o => new ManifestDocument("operator", (JsonObject)o));

    private static string OperatorYaml(string operatorImage, string proberImage, string kubeconfig) => $$$"""
        apiVersion: v1
        kind: Namespace
        metadata: {name: {{{SystemNamespace}}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{{OperatorPod}}}
          namespace: {{{SystemNamespace}}}
          labels: {app.kubernetes.io/name: network-telemetry, app.kubernetes.io/component: operator}
        spec:
          terminationGracePeriodSeconds: 10
          containers:
          - name: operator
            image: {{{operatorImage}}}
            args: ["--metrics-bind-address=$(POD_IP):{{{OperatorPort}}}", "--health-probe-bind-address=$(POD_IP):{{{OperatorPort}}}", "--leader-election-namespace=$(POD_NAMESPACE)", "--prober-image={{{proberImage}}}"]
            env:
            - name: POD_IP
              valueFrom: {fieldRef: {fieldPath: status.podIP}}
            - name: POD_NAMESPACE
              valueFrom: {fieldRef: {fieldPath: metadata.namespace}}
            - name: POD_UID
              valueFrom: {fieldRef: {fieldPath: metadata.uid}}
            - {name: KUBECONFIG, value: "{{{kubeconfig}}}"}
            - {name: DOTNET_GCConserveMemory, value: "9"}
            ports: [{name: metrics, containerPort: {{{OperatorPort}}}}]
            readinessProbe: {httpGet: {path: /readyz, port: {{{OperatorPort}}}}, periodSeconds: 1}
            livenessProbe: {httpGet: {path: /healthz, port: {{{OperatorPort}}}}, periodSeconds: 10, failureThreshold: 6}
        """;
}
