namespace NetworkTelemetry.Prober.Measuring;

/// <summary>How far a request has come on its way through the gates.</summary>
internal sealed class Ticket(Request request, Destination destination, params Gate[] gates)
{
    public Request Request => request;

    public Destination Destination => destination;

    /// <summary>The destination's first.</summary>
    public Gate[] Gates => gates;

    /// <summary>At so many gates it holds a place.</summary>
    public int Passed { get; set; }

    /// <summary>Where it waits; without a list it does no longer.</summary>
    public LinkedListNode<Ticket>? Place { get; set; }

    public bool IsAdmitted => Passed == gates.Length;
}
