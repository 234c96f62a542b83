using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

internal static class PodContainerValidation
{
    private static readonly string[] Handlers = ["exec", "httpGet", "tcpSocket", "grpc"];

    public static IEnumerable<FieldError> Check(JsonObject spec)
    {
        if (spec.Array("containers") is not { Count: > 0 }) yield return FieldErrors.Required("spec.containers");
        HashSet<string> volumes = [.. spec.Objects("volumes").Select(volume => volume.Text("name")).OfType<string>()];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string list in (string[])["initContainers", "containers"])
        {
            JsonObject[] containers = [.. spec.Objects(list)];
            for (int i = 0; i < containers.Length; i++)
            {
                foreach (FieldError error in CheckContainer(containers[i], $"spec.{list}[{i}]", names, volumes)) yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> CheckContainer(JsonObject container, string path, HashSet<string> names, HashSet<string> volumes) =>
    [
        .. CheckName(container, path, names),
        .. CheckImage(container, path),
        .. CheckPorts(container, path),
        .. CheckEnvironment(container, path),
        .. CheckMounts(container, path, volumes),
        .. ((string[])["livenessProbe", "readinessProbe", "startupProbe"]).SelectMany(probe => CheckProbe(container.Object(probe), probe, path)),
    ];

    private static IEnumerable<FieldError> CheckName(JsonObject container, string path, HashSet<string> names)
    {
        string name = container.Text("name") ?? "";
        if (name.Length == 0) yield return FieldErrors.Required($"{path}.name");
        else if (ObjectNames.LabelProblem(name) is { } problem) yield return FieldErrors.Invalid($"{path}.name", name, problem);
        else if (!names.Add(name)) yield return FieldErrors.Duplicate($"{path}.name", name);
    }

    private static IEnumerable<FieldError> CheckImage(JsonObject container, string path)
    {
        string image = container.Text("image") ?? "";
        if (image.Length == 0) yield return FieldErrors.Required($"{path}.image");
        else if (image.Trim() != image) yield return FieldErrors.Invalid($"{path}.image", image, "must not have leading or trailing whitespace");
    }

    private static IEnumerable<FieldError> CheckPorts(JsonObject container, string path)
    {
        JsonObject[] ports = [.. container.Objects("ports")];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < ports.Length; i++)
        {
            if (ports[i].Find("containerPort") is { } port && port.AsInteger() is not (>= 1 and <= 65535))
            {
                yield return FieldErrors.Invalid($"{path}.ports[{i}].containerPort", port, "must be between 1 and 65535, inclusive");
            }

            if (ports[i].Text("name") is { Length: > 0 } name && !names.Add(name))
            {
                yield return FieldErrors.Duplicate($"{path}.ports[{i}].name", name);
            }
        }
    }

    private static IEnumerable<FieldError> CheckEnvironment(JsonObject container, string path)
    {
        JsonObject[] variables = [.. container.Objects("env")];
        for (int i = 0; i < variables.Length; i++)
        {
            string at = $"{path}.env[{i}]";
            string name = variables[i].Text("name") ?? "";
            if (name.Length == 0) yield return FieldErrors.Required($"{at}.name");
            else if (name.Contains('=', StringComparison.Ordinal)) yield return FieldErrors.Invalid($"{at}.name", name, "must not contain '='");
            if (variables[i].Object("valueFrom") is not { } source) continue;
            if (variables[i].Text("value") is { Length: > 0 })
            {
                yield return FieldErrors.Invalid($"{at}.valueFrom", "", "may not be specified when `value` is not empty");
            }

            if (source.Count != 1)
            {
                yield return FieldErrors.Invalid($"{at}.valueFrom", "", source.Count == 0
                    ? "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`"
                    : "may not have more than one field specified at a time");
            }
        }
    }

    private static IEnumerable<FieldError> CheckMounts(JsonObject container, string path, HashSet<string> volumes)
    {
        JsonObject[] mounts = [.. container.Objects("volumeMounts")];
        var points = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < mounts.Length; i++)
        {
            string at = $"{path}.volumeMounts[{i}]";
            string name = mounts[i].Text("name") ?? "";
            string point = mounts[i].Text("mountPath") ?? "";
            if (!volumes.Contains(name)) yield return new FieldError(FieldErrorType.NotFound, $"{at}.name", JsonText.Quote(name), "");
            if (point.Length == 0) yield return FieldErrors.Required($"{at}.mountPath");
            else if (!points.Add(point)) yield return FieldErrors.Invalid($"{at}.mountPath", point, "must be unique");
        }
    }

    private static IEnumerable<FieldError> CheckProbe(JsonObject? probe, string name, string path)
    {
        if (probe is null) yield break;
        string[] handlers = [.. Handlers.Where(probe.ContainsKey)];
        if (handlers.Length == 0) yield return FieldErrors.Required($"{path}.{name}", "must specify a handler type");
        foreach (string more in handlers.Skip(1))
        {
            yield return FieldErrors.Forbidden($"{path}.{name}.{more}", "may not specify more than 1 handler type");
        }

        foreach (string handler in handlers.Where(handler => handler != "exec"))
        {
            JsonNode? port = probe.Object(handler).Find("port");
            if (port.AsInteger() is not null and not (>= 1 and <= 65535))
            {
                yield return FieldErrors.Invalid($"{path}.{name}.{handler}.port", port, "must be between 1 and 65535, inclusive");
            }
        }

        if (name != "readinessProbe" && probe.Find("successThreshold").AsInteger() is { } threshold and not 1)
        {
            yield return FieldErrors.Invalid($"{path}.{name}.successThreshold", threshold, "must be 1");
        }
    }
}
