using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Prober.Http;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Whole exchanges over a connection on which a server says anything at all.</summary>
internal sealed class HttpResponses() : FuzzSubject("HTTP response")
{
    private static readonly HttpAim Aim = HttpAim.Of(new ProbeEntry
    {
        Name = "page", Type = ProbeType.Http, Host = "www.example.test", Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(1),
        Http = new HttpEntry { Scheme = "HTTP", Port = 80, BodyMatch = new BodyMatchEntry { Contains = "basket" } },
    });

    public override IReadOnlyList<byte[]> Seeds => HttpSeeds.Responses;

    public override IReadOnlyList<byte[]> Words => HttpSeeds.Words;

    public override int MaxBytes => 256 * 1024;

    // A buffer for the largest head, decompressors, and the exceptions that say what is wrong.
    public override long MaxAllocated(int length) => 1024 * 1024 + (length * 16L);

    public override void Take(byte[] input)
    {
        var connection = new ScriptedConnection(input, (input.Length % 5) switch { 0 => 1, 1 => 7, 2 => 64, 3 => 1400, _ => int.MaxValue });
        using var wire = new Http1Wire(connection);
        try
        {
            var head = Result(wire.AskAsync(Aim, Hop.First(Aim), null, CancellationToken.None));
            Holds(!head.IsInterim && head.Status is >= 100 and <= 999, "an exchange ends with a final response");
            var outcome = Result(new BodyReader(Aim, new BodyBudget()).ReadAsync(head, wire, CancellationToken.None));
            Holds(outcome is null or { Reason: ProbeReason.BodyMismatch or ProbeReason.TooLarge }, $"a body has the reason {outcome?.Reason}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            Holds(HttpFailure.Of(e).Reason is ProbeReason.UnexpectedAnswer or ProbeReason.TooLarge, $"{e.Message} is no reason");
        }
    }

    private static T Result<T>(ValueTask<T> task)
    {
        Holds(task.IsCompleted, "an exchange waits for nothing");
        return task.GetAwaiter().GetResult();
    }
}
