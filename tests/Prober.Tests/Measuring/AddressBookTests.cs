using System.Net;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tests.Measuring;

public sealed class AddressBookTests
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.7");

    [Fact]
    public void Everybody_gets_the_same_object_until_nobody_uses_it()
    {
        var book = new AddressBook();
        var first = book.Take(Address);
        Assert.Same(first, book.Take(IPAddress.Parse("::ffff:192.0.2.7")));
        Assert.NotSame(first, book.Take(IPAddress.Parse("192.0.2.8")));
        book.Release(first);
        Assert.Same(first, book.Take(Address));
        book.Release(first);
        book.Release(first);
        book.Release(null);
        Assert.NotSame(first, book.Take(Address));
    }

    [Theory]
    [InlineData("192.0.2.7", "02000000C000020700000000" + "00000000")]
    [InlineData("2001:db8::7", "0A00000000000000" + "20010DB8000000000000000000000007" + "00000000")]
    public void The_kernel_gets_its_form_of_the_address(string address, string expected) =>
        Assert.Equal(expected, Convert.ToHexString(new ProbeAddress(IPAddress.Parse(address)).SocketAddress));
}
