using NetworkTelemetry.Alerting.Support;

// They share one cluster, and one of them measures time: one at a time. What names a collection has a cluster of its own, and runs beside them.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
[assembly: AssemblyFixture(typeof(MonitoredCluster))]
