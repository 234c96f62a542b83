using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

/// <summary>What people do with kubectl, done with kubectl.</summary>
public sealed class KubectlTests : IAsyncLifetime
{
    private TestCluster _cluster = null!;

    private Kubectl Kubectl => _cluster.Kubectl;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        await _cluster.InstallWidgetsAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_definition_is_established_and_listed_with_its_short_name()
    {
        await Kubectl.RunAsync("wait", "--for=condition=Established", "crd/widgets.example.com", "--timeout=10s");
        var resources = await Kubectl.RunAsync("api-resources");
        Assert.Matches(@"widgets\s+wd\s+example.com/v1\s+true\s+Widget", resources);
        Assert.Matches(@"configmaps\s+cm\s+v1\s+true\s+ConfigMap", resources);
        Assert.Contains("widgets.example.com", await Kubectl.RunAsync("api-resources", "--categories=gadgets", "-o", "name"));
    }

    [Fact]
    public async Task A_misspelt_kind_is_named()
    {
        var manifest = Manifests.Widget("a").Replace("kind: Widget", "kind: Wigdet", StringComparison.Ordinal).Replace("\"kind\": \"Widget\"", "\"kind\": \"Wigdet\"", StringComparison.Ordinal);
        var file = Path.Combine(_cluster.Folder, "wigdet.yaml");
        await File.WriteAllTextAsync(file, manifest);
        Assert.Contains("no matches for kind \"Wigdet\" in version \"example.com/v1\"", await Kubectl.FailAsync("apply", "-f", file));
    }

    [Fact]
    public async Task Apply_creates_then_configures_then_leaves_unchanged()
    {
        Assert.Equal("widget.example.com/a created\n", await Kubectl.ApplyAsync(Manifests.Widget("a")));
        var before = await Kubectl.RunAsync("get", "widget", "a", "-o", "jsonpath={.metadata.resourceVersion}");
        Assert.Equal("widget.example.com/a unchanged\n", await Kubectl.ApplyAsync(Manifests.Widget("a")));
        Assert.Equal(before, await Kubectl.RunAsync("get", "widget", "a", "-o", "jsonpath={.metadata.resourceVersion}"));
        Assert.Equal("widget.example.com/a configured\n", await Kubectl.ApplyAsync(Manifests.Widget("a", "{host: a.example, size: large}")));
        Assert.Equal("large 2", await Kubectl.RunAsync("get", "wd", "a", "-o", "jsonpath={.spec.size} {.metadata.generation}"));
    }

    [Fact]
    public async Task Apply_of_built_in_types_creates_and_configures()
    {
        var map = Manifests.ConfigMap("m", "{a: '1', b: '2'}");
        Assert.Equal("configmap/m created\n", await Kubectl.ApplyAsync(map));
        Assert.Equal("configmap/m unchanged\n", await Kubectl.ApplyAsync(map));
        Assert.Equal("configmap/m configured\n", await Kubectl.ApplyAsync(Manifests.ConfigMap("m", "{a: '3'}")));
        Assert.Equal("""{"a":"3"}""", await Kubectl.RunAsync("get", "cm", "m", "-o", "jsonpath={.data}"));
        Assert.Equal("pod/p created\n", await Kubectl.ApplyAsync(Manifests.Pod("p")));
        Assert.Equal("pod/p unchanged\n", await Kubectl.ApplyAsync(Manifests.Pod("p")));
    }

    [Fact]
    public async Task Get_prints_the_printer_columns()
    {
        await Kubectl.ApplyAsync(Manifests.Widget("a", "{host: a.example, note: hello}"));
        Assert.Matches(@"^NAME\s+SIZE\s+READY\s+AGE\na\s+small\s+\d+s\n$", await Kubectl.RunAsync("get", "widgets"));
        Assert.Matches(@"^NAME\s+SIZE\s+READY\s+NOTE\s+AGE\na\s+small\s+hello\s+\d+s\n$", await Kubectl.RunAsync("get", "widgets", "-o", "wide"));
        Assert.Matches(@"^NAMESPACE\s+NAME\s+SIZE\s+READY\s+AGE\ndefault\s+a\s+small\s+\d+s\n$", await Kubectl.RunAsync("get", "wd", "-A"));
        Assert.Contains("host: a.example", await Kubectl.RunAsync("get", "widget", "a", "-o", "yaml"));
        Assert.Equal("a.example", (string?)JsonNode.Parse(await Kubectl.RunAsync("get", "widget", "a", "-o", "json"))!["spec"]!["host"]);
        Assert.Matches(@"NAME\s+STATUS\s+AGE\ndefault\s+Active", await Kubectl.RunAsync("get", "namespaces"));
        await Kubectl.ApplyAsync(Manifests.Pod("p"));
        Assert.Matches(@"NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\np\s+0/1\s+Pending\s+0\s+\d+s", await Kubectl.RunAsync("get", "pods"));
    }

    [Fact]
    public async Task Get_selects_by_label_and_field()
    {
        await Kubectl.ApplyAsync(Manifests.Widget("a", metadata: "labels: {tier: front}"));
        await Kubectl.ApplyAsync(Manifests.Widget("b", metadata: "labels: {tier: back}"));
        Assert.Equal("widget.example.com/b\n", await Kubectl.RunAsync("get", "wd", "-l", "tier notin (front)", "-o", "name"));
        Assert.Equal("widget.example.com/a\n", await Kubectl.RunAsync("get", "wd", "--field-selector", "metadata.name=a", "-o", "name"));
        Assert.Equal("widget.example.com/a\nwidget.example.com/b\n", await Kubectl.RunAsync("get", "wd", "--chunk-size=1", "-o", "name"));
    }

    [Fact]
    public async Task Describe_shows_the_object_and_its_events()
    {
        await Kubectl.ApplyAsync(Manifests.Widget("a"));
        var uid = await Kubectl.RunAsync("get", "wd", "a", "-o", "jsonpath={.metadata.uid}");
        await Kubectl.ApplyAsync($$"""
            apiVersion: events.k8s.io/v1
            kind: Event
            metadata: {name: a.1, namespace: default}
            eventTime: "2026-11-21T00:00:00.000000Z"
            reportingController: example.com/test
            reportingInstance: test-0
            action: Testing
            reason: Tested
            type: Normal
            note: All is well
            regarding: {apiVersion: example.com/v1, kind: Widget, name: a, namespace: default, uid: {{uid}}}
            """);
        var description = await Kubectl.RunAsync("describe", "widget", "a");
        Assert.Contains("Host:      a.example", description);
        Assert.Matches(@"Normal\s+Tested\s+.*All is well", description);
        await Kubectl.ApplyAsync(Manifests.Pod("p"));
        Assert.Matches(@"Name:\s+p\n", await Kubectl.RunAsync("describe", "pod", "p"));
        Assert.Matches(@"Status:\s+Active\n", await Kubectl.RunAsync("describe", "namespace", "default"));
    }

    [Fact]
    public async Task Wait_ends_when_the_condition_holds()
    {
        await Kubectl.ApplyAsync(Manifests.Widget("a"));
        using var wait = Kubectl.Start("wait", "--for=condition=Ready", "wd/a", "--timeout=20s");
        await Kubectl.RunAsync(
            "patch", "wd", "a", "--subresource=status", "--type=merge", "-p", """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""");
        await wait.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, wait.ExitCode);
        Assert.Matches(@"a\s+small\s+True", await Kubectl.RunAsync("get", "wd", "a"));
        Assert.Equal("1", await Kubectl.RunAsync("get", "wd", "a", "-o", "jsonpath={.metadata.generation}"));
    }

    [Fact]
    public async Task Get_watch_prints_changes_as_they_come()
    {
        using var watch = Kubectl.Start("get", "wd", "-w", "--no-headers", "-o", "custom-columns=N:.metadata.name,S:.spec.size");
        try
        {
            await Kubectl.ApplyAsync(Manifests.Widget("a"));
            Assert.Matches(@"^a\s+small", await watch.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await Kubectl.RunAsync("patch", "wd", "a", "--type=json", "-p", """[{"op":"replace","path":"/spec/size","value":"large"}]""");
            Assert.Matches(@"^a\s+large", await watch.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            watch.Kill();
        }
    }

    [Fact]
    public async Task Label_annotate_scale_and_patch_change_the_object()
    {
        await Kubectl.ApplyAsync(Manifests.Widget("a"));
        Assert.Equal("widget.example.com/a labeled\n", await Kubectl.RunAsync("label", "wd", "a", "tier=front"));
        Assert.Equal("widget.example.com/a annotated\n", await Kubectl.RunAsync("annotate", "wd", "a", "note=x"));
        Assert.Equal("widget.example.com/a scaled\n", await Kubectl.RunAsync("scale", "wd", "a", "--replicas=5"));
        await Kubectl.ApplyAsync(Manifests.ConfigMap("m", "{a: '1'}"));
        await Kubectl.RunAsync("patch", "cm", "m", "-p", """{"data":{"b":"2"}}""");
        Assert.Equal("front x 5", await Kubectl.RunAsync(
            "get", "wd", "a", "-o", "jsonpath={.metadata.labels.tier} {.metadata.annotations.note} {.spec.replicas}"));
        Assert.Equal("1 2", await Kubectl.RunAsync("get", "cm", "m", "-o", "jsonpath={.data.a} {.data.b}"));
    }

    [Fact]
    public async Task Replace_with_a_stale_version_is_refused()
    {
        await Kubectl.ApplyAsync(Manifests.Widget("a"));
        var stale = Kubectl.Write(await Kubectl.RunAsync("get", "wd", "a", "-o", "yaml"));
        Assert.Equal("widget.example.com/a replaced\n", await Kubectl.RunAsync("replace", "-f", stale));
        await Kubectl.RunAsync("label", "wd", "a", "x=y");
        Assert.Contains(
            "Operation cannot be fulfilled on widgets.example.com \"a\": the object has been modified; please apply your changes to the latest version and try again",
            await Kubectl.FailAsync("replace", "-f", stale));
    }

    [Fact]
    public async Task An_unknown_field_is_refused_by_strict_validation_and_warned_of_otherwise()
    {
        var manifest = Kubectl.Write(Manifests.Widget("a", "{host: a.example, hots: b}"));
        Assert.Contains(
            "Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: unknown field \"spec.hots\"",
            await Kubectl.FailAsync("apply", "-f", manifest));
        var (code, _, warning) = await Kubectl.TryAsync("apply", "-f", manifest, "--validate=warn");
        Assert.Equal(0, code);
        Assert.Contains("Warning: unknown field \"spec.hots\"", warning);
        Assert.Equal("", await Kubectl.RunAsync("get", "wd", "a", "-o", "jsonpath={.spec.hots}"));
    }

    [Fact]
    public async Task An_invalid_object_is_refused_with_the_path_of_each_field()
    {
        var error = await Kubectl.FailAsync("apply", "-f", Kubectl.Write(Manifests.Widget("a", "{size: huge}")));
        Assert.Contains("The Widget \"a\" is invalid:", error);
        Assert.Contains("spec.host: Required value", error);
        Assert.Contains("spec.size: Unsupported value: \"huge\": supported values: \"small\", \"large\"", error);
        Assert.Contains("namespaces \"nowhere\" not found", await Kubectl.FailAsync("create", "cm", "m", "-n", "nowhere"));
        Assert.Contains("a lowercase RFC 1123 subdomain", await Kubectl.FailAsync("create", "cm", "M_1"));
        Assert.Contains("(NotFound): widgets.example.com \"b\" not found", await Kubectl.FailAsync("get", "wd", "b"));
        await Kubectl.RunAsync("create", "cm", "m");
        Assert.Contains("configmaps \"m\" already exists", await Kubectl.FailAsync("create", "cm", "m"));
    }

    [Fact]
    public async Task Create_commands_that_speak_protobuf_are_understood()
    {
        await Kubectl.RunAsync("create", "configmap", "m", "--from-literal=a=1", "--from-literal=b=é");
        Assert.Equal("1 é", await Kubectl.RunAsync("get", "cm", "m", "-o", "jsonpath={.data.a} {.data.b}"));
        await Kubectl.RunAsync("create", "secret", "generic", "s", "--from-literal=a=1");
        Assert.Equal("MQ== Opaque", await Kubectl.RunAsync("get", "secret", "s", "-o", "jsonpath={.data.a} {.type}"));
        await Kubectl.RunAsync("create", "serviceaccount", "robot");
        Assert.Contains("serviceaccount/default\nserviceaccount/robot\n", await Kubectl.RunAsync("get", "sa", "-o", "name"));
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        Assert.Contains("created (server dry run)", await Kubectl.ApplyAsync(Manifests.Widget("a"), "--dry-run=server"));
        Assert.Contains("NotFound", await Kubectl.FailAsync("get", "wd", "a"));
    }

    [Fact]
    public async Task Explain_reads_the_schemas()
    {
        Assert.Contains("The host to measure.", await Kubectl.RunAsync("explain", "widget.spec.host"));
        Assert.Matches(@"KIND:\s+Pod", await Kubectl.RunAsync("explain", "pod.spec.containers"));
    }

    [Fact]
    public async Task Deleting_a_definition_deletes_its_objects_and_the_type()
    {
        await Kubectl.ApplyAsync(Manifests.Widget("a"));
        await Kubectl.RunAsync("delete", "crd", "widgets.example.com", "--timeout=20s");
        Assert.Equal(404, (await _cluster.GetAsync("/apis/example.com/v1/widgets")).Code);
        await _cluster.InstallWidgetsAsync();
        Assert.Equal("", await Kubectl.RunAsync("get", "wd", "-o", "name"));
    }

    [Fact]
    public async Task Deleting_a_namespace_deletes_its_content()
    {
        await Kubectl.RunAsync("create", "namespace", "temporary");
        await Kubectl.ApplyAsync(Manifests.Widget("a"), "-n", "temporary");
        await Kubectl.RunAsync("delete", "namespace", "temporary", "--timeout=20s");
        Assert.Contains("NotFound", await Kubectl.FailAsync("get", "namespace", "temporary"));
        Assert.Equal("", await Kubectl.RunAsync("get", "wd", "-A", "-o", "name"));
        Assert.Contains("this namespace may not be deleted", await Kubectl.FailAsync("delete", "namespace", "default"));
    }

    [Fact]
    public async Task Server_side_apply_reports_who_owns_a_field_and_can_take_it()
    {
        await Kubectl.ApplyAsync(Manifests.Widget("a", "{host: a.example, note: one}"), "--server-side", "--field-manager=first");
        var second = Kubectl.Write(Manifests.Widget("a", "{host: a.example, note: two}"));
        Assert.Contains(
            "Apply failed with 1 conflict: conflict with \"first\": .spec.note",
            await Kubectl.FailAsync("apply", "--server-side", "--field-manager=second", "-f", second));
        await Kubectl.RunAsync("apply", "--server-side", "--field-manager=second", "--force-conflicts", "-f", second);
        Assert.Equal("two", await Kubectl.RunAsync("get", "wd", "a", "-o", "jsonpath={.spec.note}"));
    }
}
