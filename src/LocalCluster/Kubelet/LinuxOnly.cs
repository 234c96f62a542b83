using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage(
    "Interoperability", "CA1416:Validate platform compatibility", Scope = "namespaceanddescendants", Target = "~N:NetworkTelemetry.LocalCluster.Kubelet",
    Justification = "The kubelet is for Linux (/proc, sessions, 127/8 addresses); StartAsync refuses any other system.")]
