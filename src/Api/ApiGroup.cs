namespace NetworkTelemetry.Api;

/// <summary>Names under which the resources are served, and that the operator puts on the objects it makes.</summary>
public static class ApiGroup
{
    public const string Name = "networktelemetry.io";
    public const string Version = "v1alpha1";
    public const string ApiVersion = Name + "/" + Version;
    public const string Category = "telemetry";

    /// <summary>Label of everything that belongs to a NetworkDeployment; its value is the deployment's name.</summary>
    public const string DeploymentLabel = Name + "/deployment";

    /// <summary>Label of everything that belongs to one node; its value is the node's stable name.</summary>
    public const string NodeLabel = Name + "/node";

    /// <summary>Pod readiness gate: True once the prober runs an accepted target list. It latches for each container start.</summary>
    public const string ConfiguredGate = Name + "/Configured";

    /// <summary>Pod annotation that makes the kubelet deliver a changed list at once.</summary>
    public const string ListRevisionAnnotation = Name + "/list-revision";

    /// <summary>Pod annotations of a prober: its deployment's <c>template.location</c>, for the labels of what it exports.</summary>
    public const string RegionAnnotation = Name + "/region";

    /// <inheritdoc cref="RegionAnnotation"/>
    public const string ZoneAnnotation = Name + "/zone";

    /// <summary>The only type of Secret from which credentials are read.</summary>
    public const string CredentialSecretType = Name + "/probe-credential";

    public const string DeploymentFinalizer = Name + "/deployment-cleanup";
}
