using System.Text.RegularExpressions;

namespace NetworkTelemetry.Testing.Docs;

/// <summary>
/// What may differ between two runs of a document, and nothing else: each rule turns a text into a word for its kind, in the document and in the real output.
/// </summary>
public static partial class WhatVaries
{
    private static readonly (Regex Shape, string Word)[] Anywhere =
    [
        (Timestamp(), "TIME"),
        (Uid(), "UID"),
        (PodName(), "$1-HASH"),
        (PodAddress(), "POD-IP"),
        (ProcessId(), "pid PID"),
        (StartTime(), "Up after TIME"),
        (OutageLength(), "Up again after TIME"),
        (MetricSeconds(), "$1SECONDS"),
        (ResourceVersion(), "$1VERSION"),
        (ListRevision(), "$1REVISION"),
    ];

    // In a line such as "Interval: 5s" a duration is a setting, unless the key says that it was measured.
    private static readonly string[] MeasuredKeys = ["age", "rtt", "minrtt", "time"];

    public static string Masked(string line)
    {
        foreach (var (shape, word) in Anywhere) line = shape.Replace(line, word);
        var isSetting = Key().Match(line) is { Success: true } key && !MeasuredKeys.Contains(key.Groups[1].Value.ToLowerInvariant());
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', isSetting ? words : words.Select(word => RoundTripTime().IsMatch(word) ? "RTT" : SomeLoss().IsMatch(word) ? "SOME-LOSS" : Age().IsMatch(word) ? "AGE" : word));
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Timestamp();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uid();

    // The node's name and the hash of its pod.
    [GeneratedRegex(@"\b([a-z][a-z-]*-\d+)-[0-9a-f]{8,}\b")]
    private static partial Regex PodName();

    [GeneratedRegex(@"\b127\.(6[4-9]|[7-9]\d|1\d\d)\.\d+\.\d+")]
    private static partial Regex PodAddress();

    [GeneratedRegex(@"\bpid \d+")]
    private static partial Regex ProcessId();

    [GeneratedRegex(@"Up after \d+(\.\d+)? s")]
    private static partial Regex StartTime();

    [GeneratedRegex(@"Up again after [\d.hms]+")]
    private static partial Regex OutageLength();

    [GeneratedRegex(@"^(network_telemetry_\w+_seconds\{.*\} )\S+$")]
    private static partial Regex MetricSeconds();

    [GeneratedRegex("""((?:resourceVersion|Resource Version|uid|UID)"?: +"?)\d+""")]
    private static partial Regex ResourceVersion();

    [GeneratedRegex("""((?:listRevision|List Revision|list-revision)"?: +"?|\blist )[0-9a-f]{16}\b""")]
    private static partial Regex ListRevision();

    [GeneratedRegex(@"^[ +-]*([A-Za-z]+(?: [A-Za-z]+)*):(?: |$)")]
    private static partial Regex Key();

    // In a sentence a comma or a full stop follows.
    [GeneratedRegex(@"^(\d+(\.\d+)?(us|ms)|\d+\.\d+s)[,.]?$")]
    private static partial Regex RoundTripTime();

    // Neither none nor all: how much depends on when one looks.
    [GeneratedRegex(@"^(?!0%$|100%$)\d+(\.\d+)?%$")]
    private static partial Regex SomeLoss();

    [GeneratedRegex(@"^(\d+[dhms]){1,2}$")]
    private static partial Regex Age();
}
