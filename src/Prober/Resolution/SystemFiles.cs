namespace NetworkTelemetry.Prober.Resolution;

/// <summary>Where this machine says how names are resolved.</summary>
internal sealed record SystemFiles(ConfigurationFile<ResolverSettings> Resolvers, ConfigurationFile<HostsTable> Hosts)
{
    public static SystemFiles At(TimeProvider time, string resolvers = "/etc/resolv.conf", string hosts = "/etc/hosts") => new(
        new ConfigurationFile<ResolverSettings>(time, resolvers, ResolverSettings.Parse, ResolverSettings.Default),
        new ConfigurationFile<HostsTable>(time, hosts, HostsTable.Parse, HostsTable.Empty));
}
