using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Tests.Tables;

public class PodColumnsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 1, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("'status':{'phase':'Pending'}", "0/2 Pending 0")]
    [InlineData("'status':{'phase':'Failed','reason':'Evicted'}", "0/2 Evicted 0")]
    [InlineData("'status':{'phase':'Pending','containerStatuses':[{'state':{'waiting':{'reason':'ContainerCreating'}}}]}", "0/2 ContainerCreating 0")]
    [InlineData("'status':{'phase':'Pending','containerStatuses':[{'state':{'waiting':{'reason':'ErrImagePull'}}}]}", "0/2 ErrImagePull 0")]
    [InlineData("'status':{'phase':'Running','containerStatuses':[{'ready':true,'state':{'running':{}}},{'ready':false,'state':{'running':{}}}]}", "1/2 Running 0")]
    [InlineData("'status':{'phase':'Running','containerStatuses':[{'ready':true,'restartCount':2,'state':{'running':{}},'lastState':{'terminated':{'finishedAt':'2026-01-01T00:00:45Z'}}}]}",
        "1/2 Running 2 (15s ago)")]
    [InlineData("'status':{'phase':'Running','containerStatuses':[{'restartCount':1,'state':{'waiting':{'reason':'CrashLoopBackOff'}}}]}", "0/2 CrashLoopBackOff 1")]
    [InlineData("'status':{'phase':'Succeeded','containerStatuses':[{'state':{'terminated':{'exitCode':0,'reason':'Completed'}}}]}", "0/2 Completed 0")]
    [InlineData("'status':{'phase':'Failed','containerStatuses':[{'state':{'terminated':{'exitCode':1,'reason':'Error'}}}]}", "0/2 Error 0")]
    [InlineData("'status':{'phase':'Failed','containerStatuses':[{'state':{'terminated':{'exitCode':3}}}]}", "0/2 ExitCode:3 0")]
    [InlineData("'status':{'phase':'Failed','containerStatuses':[{'state':{'terminated':{'exitCode':137,'signal':9}}}]}", "0/2 Signal:9 0")]
    [InlineData("'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}],'containerStatuses':[{'state':{'terminated':{'exitCode':0,'reason':'Completed'}}},{'ready':true,'state':{'running':{}}}]}",
        "1/2 Running 0")]
    [InlineData("'status':{'phase':'Running','containerStatuses':[{'state':{'terminated':{'exitCode':0,'reason':'Completed'}}},{'ready':true,'state':{'running':{}}}]}",
        "1/2 NotReady 0")]
    [InlineData("'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z'},'status':{'phase':'Running'}", "0/2 Terminating 0")]
    [InlineData("'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z'},'status':{'phase':'Succeeded'}", "0/2 Succeeded 0")]
    [InlineData("'status':{'phase':'Pending','initContainerStatuses':[{'state':{'terminated':{'exitCode':0}}},{'state':{'running':{}}}]}", "0/2 Init:1/3 0")]
    [InlineData("'status':{'phase':'Pending','initContainerStatuses':[{'restartCount':4,'state':{'waiting':{'reason':'CrashLoopBackOff'}}}]}", "0/2 Init:CrashLoopBackOff 4")]
    [InlineData("'status':{'phase':'Pending','initContainerStatuses':[{'state':{'terminated':{'exitCode':2,'reason':'Error'}}}]}", "0/2 Init:Error 0")]
    [InlineData("'status':17", "0/2  0")]
    public void Pod_reads_as_kubectl_shows_it(string fields, string expected)
    {
        JsonObject pod = Json.Object($"{{'spec':{{'containers':[{{}},{{}}],'initContainers':[{{}},{{}},{{}}]}},{fields}}}");
        Assert.Equal(expected, $"{Cell("Ready", pod)} {Cell("Status", pod)} {Cell("Restarts", pod)}");
    }

    [Fact]
    public void Wide_columns_show_place_and_gates()
    {
        JsonObject pod = Json.Object("""
            {'spec':{'nodeName':'n','readinessGates':[{'conditionType':'x/A'},{'conditionType':'x/B'}]},
             'status':{'podIP':'127.64.0.1','conditions':[{'type':'x/A','status':'True'},{'type':'x/B','status':'False'}]}}
            """);
        Assert.Equal("127.64.0.1 n <none> 1/2", string.Join(' ', PodColumns.All.Where(column => column.Priority > 0).Select(column => column.Cell(pod, Now).AsText())));
    }

    private static string? Cell(string column, JsonObject pod) => PodColumns.All.Single(each => each.Name == column).Cell(pod, Now).AsText();
}
