using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Reference;

/// <summary>docs/reference.md: both resources, from the schemas that the CustomResourceDefinitions hold.</summary>
public static class ReferenceDocument
{
    private const string Head = """
        # Reference

        Generated from the code by `./telemetry crd`; do not edit. `kubectl explain probetarget.spec --recursive` says the same at the prompt.

        - [ProbeTarget](#probetarget): what to measure
        - [NetworkDeployment](#networkdeployment): where from
        - [States and reasons of a probe](#states-and-reasons-of-a-probe)
        - [Credentials](#credentials)

        How values are written:

        - **duration**: numbers with units, `250us`, `1.5ms`, `5s`, `1m30s`, `24h` (us, ms, s, m, h), without a sign
        - **percentage**: `0%` to `100%` with at most five decimals, `99.95%`
        - **list of objects, each name once**: server-side apply merges it by name, so that two owners can each have items of their own

        A field without a default may be left out. What is not allowed is refused with the field's name and what would be right.


        """;

    private const string Credentials = """

        ## Credentials

        `http.credential.secretName` names a Secret of the target's namespace, of type `networktelemetry.io/probe-credential`. No other type is ever read.

        | Key | Meaning |
        |---|---|
        | `allowedHosts` | Required. Host names or IP addresses, separated by commas, spaces or line breaks, to which the credential may be sent. The probe's host must be one of them. |
        | `username`, `password` | Sent as `Authorization: Basic` (RFC 7617). |
        | `token` | Sent as `Authorization: Bearer` (RFC 6750); comes first when both are there. |

        A credential never follows a redirect to another host. A Secret that is missing or does not allow the host makes that one probe `CredentialMissing`.

        """;

    public static string ToMarkdown()
    {
        var text = new StringBuilder(Head);
        Append(text, ProbeTargetWords.All);
        Append(text, NetworkDeploymentWords.All);
        text.Append("## States and reasons of a probe\n\nThe state of a probe for one node is confirmed by `failureThreshold` or `successThreshold` rounds in a row; "
            + "the target's is that of the majority of its nodes, and only Up and Down vote. Reasons are a closed list, shared by status, metrics and alerting rules.\n\n"
            + "| Reason | State | Meaning |\n|---|---|---|\n");
        foreach (var (reason, meaning) in ProbeReasonWords.All) text.Append($"| `{reason}` | {ProbeReason.StateOf(reason)} | {meaning} |\n");
        return text.Append(Credentials).ToString();
    }

    private static void Append(StringBuilder text, ResourceWords words)
    {
        var spec = words.Definition["spec"]!;
        var version = spec["versions"]![0]!;
        var root = version["schema"]!["openAPIV3Schema"]!["properties"]!;
        text.Append($"## {spec["names"]!["kind"]}\n\n`{spec["group"]}/{version["name"]}`, namespaced, short name `{spec["names"]!["shortNames"]![0]}`, category `{ApiGroup.Category}`\n\n");
        text.Append($"{words.Introduction}\n\n### Columns of kubectl get\n\n{Columns(version["additionalPrinterColumns"]!.AsArray())}\n");
        text.Append($"### Spec\n\n{FieldTable.Markdown(FieldTable.Below(root["spec"]!.AsObject(), "spec"), withDefaults: true)}\n");
        text.Append($"### Status\n\n{FieldTable.Markdown(FieldTable.Below(root["status"]!.AsObject(), "status"), withDefaults: false)}\n");
        text.Append($"### Phases\n\n{Word.Markdown("Phase", words.Phases)}\n{words.AfterPhases}\n\n");
        text.Append($"### Conditions\n\n{ConditionWords.Markdown(words.Conditions)}\n");
    }

    private static string Columns(JsonArray columns) => "| Column | Field | |\n|---|---|---|\n" + string.Concat(columns.Select(column =>
        $"| {((string)column!["name"]!).ToUpperInvariant()} | `{((string)column["jsonPath"]!).TrimStart('.')}` | {(column["priority"] is null ? "" : "with `-o wide`")} |\n"));
}
