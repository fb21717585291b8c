using System.Net;
using Emulator.Core.Webhooks;

namespace Emulator.Tests.Core;

public class TargetGuardTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.255.0.9", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("172.15.0.1", false)]
    [InlineData("192.168.4.5", true)]
    [InlineData("192.169.0.1", false)]
    [InlineData("fd12:3456::1", true)]
    [InlineData("fe80::1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("::ffff:203.0.113.9", false)]
    [InlineData("64:ff9b::10.0.0.1", true)]
    [InlineData("64:ff9b::203.0.113.9", false)]
    [InlineData("64:ff9b:1::10.0.0.1", true)]
    [InlineData("2002:c0a8:1::1", true)]
    [InlineData("2002:cb00:7109::1", false)]
    [InlineData("::10.0.0.1", true)]
    [InlineData("::203.0.113.9", false)]
    [InlineData("::", false)]
    public void Only_loopback_and_private_addresses_may_be_called(string address, bool expected) =>
        Assert.Equal(expected, TargetGuard.IsPrivate(IPAddress.Parse(address)));
}
