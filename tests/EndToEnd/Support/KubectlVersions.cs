using System.Text.Json.Nodes;

namespace NetworkTelemetry.EndToEnd.Support;

/// <summary>The kubectls that the commands are tried with: two of Debian, fetched by hack/kubectl, and the machine's where it is of another minor version.</summary>
public static class KubectlVersions
{
    private static readonly string[] Suites = ["trixie", "sid"];

    private static readonly Dictionary<string, (string? Program, string Problem)> Found = Find();

    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<string> All { get; } = new(Found.Keys.Order(StringComparer.Ordinal));

    /// <summary>How many of them this machine has.</summary>
    public static int Present => Found.Values.Count(found => found.Program is not null);

    /// <summary>Ends the test as skipped where the version cannot be had.</summary>
    public static string ProgramOf(string version)
    {
        Assert.SkipWhen(Found[version].Program is null, Found[version].Problem);
        return Found[version].Program!;
    }

    private static Dictionary<string, (string? Program, string Problem)> Find()
    {
        var found = new Dictionary<string, (string? Program, string Problem)>();
        foreach (var suite in Suites)
        {
            var fetched = Run(Repository.PathOf("hack", "kubectl"), suite);
            found[suite] = fetched is { ExitCode: 0 } ? (fetched.Output.Trim(), "") : (null, $"kubectl of Debian {suite}: {fetched?.Error.Trim()}");
        }

        var known = found.Values.Select(version => version.Program is { } program ? MinorOf(program) : null).ToList();
        if (MinorOf("kubectl") is { } minor && !known.Contains(minor)) found["machine"] = ("kubectl", "");
        return found;
    }

    private static string? MinorOf(string program) =>
        Run(program, "version", "--client", "-o", "json") is { ExitCode: 0, Output: var output }
            ? ((string?)JsonNode.Parse(output)?["clientVersion"]?["minor"])?.TrimEnd('+')
            : null;

    // Test cases are found synchronously.
    private static CommandResult? Run(string program, params string[] arguments)
    {
        try
        {
            return Command.RunAsync(program, arguments).GetAwaiter().GetResult();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
