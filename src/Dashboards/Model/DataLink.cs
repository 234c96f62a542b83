namespace NetworkTelemetry.Dashboards.Model;

/// <summary>Where a click on a value leads.</summary>
internal sealed record DataLink(string Title, string Url)
{
    // The present choice goes along, but not what the link itself narrows.
    private const string Choice = "${datasource:queryparam}&${namespace:queryparam}&${deployment:queryparam}&${region:queryparam}";
    private const string Time = "${__url_time_range}";

    /// <summary>From a series of a graph to one target.</summary>
    public static DataLink SeriesToTarget(string title, string uid) => new(
        title, $"/d/{uid}?{Choice}&${{node:queryparam}}&var-target_namespace=${{__field.labels.target_namespace}}&var-target=${{__field.labels.target}}&{Time}");

    /// <summary>From a row of a table to one target.</summary>
    public static DataLink RowToTarget(string title, string uid) => new(
        title, $"/d/{uid}?{Choice}&${{node:queryparam}}&var-target_namespace=${{__data.fields[\"Target namespace\"]}}&var-target=${{__data.fields.Target}}&{Time}");

    /// <summary>From a series of a graph to all that one node measures.</summary>
    public static DataLink SeriesToNode(string title, string uid) =>
        new(title, $"/d/{uid}?${{datasource:queryparam}}&var-namespace=${{__field.labels.namespace}}&var-node=${{__field.labels.node}}&{Time}");

    public static DataLink RowToNode(string title, string uid) =>
        new(title, $"/d/{uid}?${{datasource:queryparam}}&var-namespace=${{__data.fields.Namespace}}&var-node=${{__data.fields.Node}}&{Time}");

    /// <summary>The same choice on another dashboard.</summary>
    public static DataLink ToDashboard(string title, string uid) => new(
        title, $"/d/{uid}?{Choice}&${{node:queryparam}}&${{target_namespace:queryparam}}&${{target:queryparam}}&{Time}");
}
