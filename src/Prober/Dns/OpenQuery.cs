using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>A query over UDP that has left, in its place of the <see cref="QueryTable"/>.</summary>
internal struct OpenQuery
{
    /// <summary>Null once the outcome is known, or the query goes on over TCP: the object may then serve another request.</summary>
    public Request? Request;

    /// <summary>Outlives the request: further responses are counted here. Null: the place is empty.</summary>
    public Series? Series;

    public QueryTemplate Template;
    public UInt128 Server;
    public SendStamp Sent;

    /// <summary>Datagrams of the server that are no response to any query.</summary>
    public int PassedOver;

    public ushort ServerPort;
    public ushort Id;
    public bool IsAnswered;

    public readonly bool IsOpen => Request is not null;

    public readonly bool IsTo(UInt128 server, int port) => Server == server && ServerPort == port;
}
