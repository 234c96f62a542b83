using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.LocalCluster.Api.Protobuf;

namespace NetworkTelemetry.LocalCluster.Tests.Api.Protobuf;

public sealed class ProtobufBodyTests
{
    // kubectl 1.32.4: create namespace x
    private static readonly byte[] Namespace = Encoding.Latin1.GetBytes(
        "k8s\0\n\x0f\n\x02v1\x12\tNamespace\x12\x19\n\x11\n\x01x\x12\0\x1a\0\"\0*\02\08\0B\0\x12\0\x1a\x02\n\0\x1a\0\"\0");

    [Fact]
    public void A_namespace_as_kubectl_sends_it_is_read() =>
        Assert.Equal("""{"metadata":{"name":"x"},"apiVersion":"v1","kind":"Namespace"}""", ProtobufBody.Read(Namespace)!.ToJsonString());

    [Fact]
    public void A_kind_that_is_not_known_is_null() =>
        Assert.Null(ProtobufBody.Read(Encoding.Latin1.GetBytes("k8s\0\n\x0f\n\x02v1\x12\tNamespice")));

    [Fact]
    public void Any_other_bytes_are_an_object_or_a_format_error() => Prop.ForAll<byte[], int>((noise, at) =>
    {
        var bytes = (byte[])Namespace.Clone();
        for (var i = 0; i < (noise?.Length ?? 0); i++)
            bytes[4 + (int)((uint)(at + (i * 7)) % (uint)(bytes.Length - 4))] = noise![i];
        try
        {
            ProtobufBody.Read(bytes);
        }
        catch (FormatException)
        {
        }
    }).QuickCheckThrowOnFailure();
}
