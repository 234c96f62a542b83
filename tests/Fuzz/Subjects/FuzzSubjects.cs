using NetworkTelemetry.Fuzz.Engine;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Every parser of what comes from outside.</summary>
internal static class FuzzSubjects
{
    public static IReadOnlyList<FuzzSubject> All =>
    [
        new EchoReplies(), new ControlMessages(), new RouteMessages(), new DnsMessages(), new ResponseHeads(), new ChunkedBodies(), new HttpResponses(),
        new TargetLists(), new TargetListArchives(), new Summaries(),
    ];
}
