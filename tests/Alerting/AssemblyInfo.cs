using NetworkTelemetry.Alerting.Support;

// They share one cluster, and one of them measures time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(MonitoredCluster))]
