namespace NetworkTelemetry.Install.Tests.Rules;

/// <summary>
/// The Pod Security Standard "restricted" (and the "baseline" that it contains), as of Kubernetes 1.32: https://kubernetes.io/docs/concepts/security/pod-security-standards/
/// </summary>
internal static class PodSecurity
{
    private static readonly string[] Volumes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    private static readonly string[] Sysctls =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
        "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
    ];

    private static readonly string[] Profiles = ["RuntimeDefault", "Localhost"];
    private static readonly string[] SelinuxTypes = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];
    private static readonly string[] ContainerLists = ["containers", "initContainers", "ephemeralContainers"];

    /// <param name="pod">A pod's spec.</param>
    public static IReadOnlyList<string> Violations(JsonObject pod) =>
    [
        .. PodViolations(pod, pod["securityContext"]),
        .. ContainerLists.SelectMany(list => pod[list]?.AsArray().OfType<JsonObject>() ?? []).SelectMany(container => ContainerViolations(container, pod["securityContext"])),
    ];

    private static IEnumerable<string> PodViolations(JsonObject pod, JsonNode? context)
    {
        foreach (var field in new[] { "hostNetwork", "hostPID", "hostIPC" })
            if (Is(pod[field], true)) yield return field;
        foreach (var volume in pod["volumes"]?.AsArray() ?? [])
            foreach (var (type, _) in volume!.AsObject().Where(member => member.Key != "name" && !Volumes.Contains(member.Key))) yield return $"volume {type}";
        foreach (var sysctl in context?["sysctls"]?.AsArray() ?? [])
            if (!Sysctls.Contains((string?)sysctl!["name"])) yield return $"sysctl {sysctl["name"]}";
    }

    private static IEnumerable<string> ContainerViolations(JsonObject container, JsonNode? podContext)
    {
        var context = container["securityContext"];
        if (Is(context?["privileged"], true)) yield return "privileged";
        if (!Is(context?["allowPrivilegeEscalation"], false)) yield return "allowPrivilegeEscalation";
        if (!Is(context?["runAsNonRoot"] ?? podContext?["runAsNonRoot"], true)) yield return "runAsNonRoot";
        if ((int?)(context?["runAsUser"] ?? podContext?["runAsUser"]) == 0) yield return "runAsUser";
        if (!Profiles.Contains((string?)(context?["seccompProfile"] ?? podContext?["seccompProfile"])?["type"])) yield return "seccompProfile";
        if ((context?["appArmorProfile"] ?? podContext?["appArmorProfile"]) is { } armor && !Profiles.Contains((string?)armor["type"])) yield return "appArmorProfile";
        if ((context?["seLinuxOptions"] ?? podContext?["seLinuxOptions"]) is { } selinux
            && (!SelinuxTypes.Contains((string?)selinux["type"] ?? "") || selinux["user"] is not null || selinux["role"] is not null))
            yield return "seLinuxOptions";
        if (((string?)context?["procMount"] ?? "Default") != "Default") yield return "procMount";
        if (Is((context?["windowsOptions"] ?? podContext?["windowsOptions"])?["hostProcess"], true)) yield return "hostProcess";
        var capabilities = context?["capabilities"];
        if (!Texts(capabilities?["drop"]).Contains("ALL")) yield return "capabilities.drop";
        if (Texts(capabilities?["add"]).Any(capability => capability != "NET_BIND_SERVICE")) yield return "capabilities.add";
        if ((container["ports"]?.AsArray() ?? []).Any(port => ((int?)port!["hostPort"] ?? 0) != 0)) yield return "hostPort";
    }

    private static bool Is(JsonNode? node, bool value) => node is JsonValue given && given.TryGetValue<bool>(out var set) && set == value;

    private static IEnumerable<string?> Texts(JsonNode? list) => list?.AsArray().Select(item => (string?)item) ?? [];
}
