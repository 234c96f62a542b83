namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Which of a user's credentials is used; the order is kubectl's.</summary>
internal static class UserCredentials
{
    public static CredentialSource? Of(YamlSection user, ExecCluster cluster, TimeProvider time)
    {
        if (user.Section("auth-provider") is not null)
            throw user.Error("auth-provider", "is not supported since Kubernetes 1.26; use exec credentials");
        if (user.Text("token") is { Length: > 0 } token)
            return StaticCredentials.Bearer(token);
        if (user.FilePath("tokenFile") is { } path)
            return new TokenFileCredentials(path, time);
        if (user.Text("username") is { Length: > 0 } name)
            return StaticCredentials.Basic(name, user.Text("password") ?? "");
        return user.Section("exec") is { } exec ? new ExecCredentials(Exec(exec, cluster), time) : null;
    }

    private static ExecCommand Exec(YamlSection exec, ExecCluster cluster)
    {
        var version = exec.Required("apiVersion");
        if (version is not ("client.authentication.k8s.io/v1" or "client.authentication.k8s.io/v1beta1"))
            throw exec.Error("apiVersion", $"is {version}; supported: client.authentication.k8s.io/v1 and v1beta1");
        if (exec.Text("interactiveMode") == "Always")
            throw exec.Error("interactiveMode", "is Always, but there is nobody to ask here");
        var command = exec.Required("command");
        return new(
            version,
            command.Contains('/', StringComparison.Ordinal) ? exec.FilePath("command")! : command,
            exec.Texts("args"),
            [.. exec.Sections("env").Select(variable => KeyValuePair.Create(variable.Required("name"), variable.Text("value") ?? ""))],
            exec.Text("installHint"),
            exec.Flag("provideClusterInfo") ? cluster : null);
    }
}
