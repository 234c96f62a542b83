using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Lists;
using NetworkTelemetry.Operator.Tests.Deployments;

namespace NetworkTelemetry.Operator.Tests.Files;

public sealed class NodeFilesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a=4,b=6", "")]
    [InlineData("a=4,b=7", "b")]
    [InlineData("a=7,b=4", "a")]
    [InlineData("c=5,b=5,a=5", "c")]
    [InlineData("big=11", "big")]
    [InlineData("a=9,b=8,c=1,d=1", "a")]
    [InlineData("a=2000000000,b=2000000000", "a,b")]
    public void What_has_no_room_is_the_largest_and_the_last_by_name(string sizes, string excess)
    {
        var files = sizes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(file => file.Split('=')).ToDictionary(file => file[0], file => int.Parse(file[1]));
        Assert.Equal(excess, string.Join(',', NodeFiles.Excess(files, maxBytes: 10).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_node_is_given_no_more_files_than_its_Secret_holds_and_its_list_says_which_are_left_out()
    {
        var targets = Enumerable.Range(0, 20).Select(i => Target($"bundle{i:00}", $"ca-{i:00}", 60 * 1024)).Append(Target("login", "credential-1", 40)).ToList();
        var list = Assert.Single(Plan(targets).Lists);

        var files = NodeFiles.Of(list.Entries, NodeFiles.ByTarget(targets));
        Assert.InRange(files.Values.Sum(content => content.Length), 800 * 1024, NodeFiles.MaxBytes);
        Assert.Contains("credential-1", files.Keys);
        var missing = list.Entries.Select(entry => entry.Probes[0].Http!).Select(http => http.Credential?.Missing ?? http.Tls?.TrustedRoots?.Missing).OfType<string>().ToList();
        Assert.Equal(21 - files.Count, missing.Count);
        Assert.All(missing, why => Assert.Contains("exceed 900 KiB", why, StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_whose_files_have_room_stay_the_same_objects()
    {
        List<CompiledTarget> targets = [Target("a", "ca-1", 60), Target("b", "ca-2", 50)];
        TargetEntry[] entries = [.. targets.Select(target => target.Entry!)];
        Assert.Same(entries, NodeFiles.Fit(entries, NodeFiles.ByTarget(targets)));
        Assert.Same(entries[1], NodeFiles.Fit(entries, NodeFiles.ByTarget(targets), maxBytes: 100)[1]);
    }

    /// <summary>Two targets may share a bundle: it is there once.</summary>
    [Fact]
    public void A_file_that_many_targets_need_counts_once()
    {
        var targets = Enumerable.Range(0, 100).Select(i => Target($"t{i}", "ca-shared", 60 * 1024)).ToList();
        Assert.All(Plan(targets).Lists[0].Entries, entry => Assert.Equal("ca-shared", entry.Probes[0].Http!.Tls!.TrustedRoots!.Name));
    }

    private static FleetPlan Plan(IReadOnlyList<CompiledTarget> targets)
    {
        var facts = new DeploymentFacts
        {
            Deployment = Samples.Deployment(replicas: 1), Nodes = [Samples.Facts(Samples.Pod())], Targets = targets, TemplateRevision = "r", Now = Samples.Now,
        };
        return NetworkDeploymentController.Decide(facts, DeploymentMemory.None).Plan;
    }

    private static CompiledTarget Target(string uid, string file, int bytes)
    {
        var mounted = new MountedFile { Name = file };
        var isCredential = file.StartsWith("credential", StringComparison.Ordinal);
        var probe = new ProbeEntry
        {
            Name = "page", Type = ProbeType.Http, Host = "h", Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(1),
            Http = isCredential ? new HttpEntry { Credential = mounted } : new HttpEntry { Tls = new TlsEntry { TrustedRoots = mounted } },
        };
        var entry = new TargetEntry { Uid = uid, Namespace = "web", Name = uid, Probes = [probe] };
        return new CompiledTarget(new("web", uid), uid, 1, entry, 1, null) { Files = new Dictionary<string, byte[]> { [file] = new byte[bytes] } };
    }
}
