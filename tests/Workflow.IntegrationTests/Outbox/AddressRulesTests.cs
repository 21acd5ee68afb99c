using System.Net;
using Workflow.Host.Outbox;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>Where requests of processes may go.</summary>
public sealed class AddressRulesTests
{
    [TestCase("8.8.8.8", true)]
    [TestCase("113.160.0.1", true)]
    [TestCase("172.15.255.255", true)]
    [TestCase("172.16.0.0", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("10.1.2.3", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("127.0.0.1", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("192.168.1.1", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("2400:cb00::1", true)]
    [TestCase("::1", false)]
    [TestCase("::", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("ff02::1", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("::ffff:8.8.8.8", true)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("2002:a00:1::1", false)]
    [TestCase("2001:db8::1", false)]
    public void PublicAddresses_Contain_WhatIsOnThePublicInternet(string address, bool isPublic)
    {
        Assert.That(PublicAddresses.Contain(IPAddress.Parse(address)), Is.EqualTo(isPublic));
    }

    [TestCase("api.example.gov.vn", "https://api.example.gov.vn/a?b", true)]
    [TestCase("api.example.gov.vn", "http://API.example.gov.vn", true)]
    [TestCase("api.example.gov.vn", "https://api.example.gov.vn:8443/", false)]
    [TestCase("api.example.gov.vn:8443", "https://api.example.gov.vn:8443/", true)]
    [TestCase("api.example.gov.vn:8443", "https://api.example.gov.vn/", false)]
    [TestCase("api.example.gov.vn", "https://evil-api.example.gov.vn/", false)]
    [TestCase("api.example.gov.vn", "https://api.example.gov.vn.evil.com/", false)]
    [TestCase("*.example.gov.vn", "https://a.b.example.gov.vn/", true)]
    [TestCase("*.example.gov.vn", "https://example.gov.vn/", false)]
    [TestCase("*.example.gov.vn", "https://badexample.gov.vn/", false)]
    [TestCase("10.0.0.7:8080", "http://10.0.0.7:8080/", true)]
    [TestCase("[::1]:8080", "http://[::1]:8080/", true)]
    [TestCase("phường.vn", "https://xn--phng-qqa7s.vn/", false)]
    [TestCase("phường.vn", "https://phường.vn/", true)]
    public void AllowedHost_Holds_ItsOwnNameAndPortOnly(string allowed, string address, bool holds)
    {
        Assert.That(AllowedHost.Parse(allowed)!.Holds(new Uri(address)), Is.EqualTo(holds));
    }

    [TestCase("")]
    [TestCase("*")]
    [TestCase("*.")]
    [TestCase("https://api.example.gov.vn")]
    [TestCase("api.example.gov.vn/path")]
    [TestCase("api.*.vn")]
    [TestCase("user@host")]
    [TestCase("host:0")]
    [TestCase("host:99999")]
    public void AllowedHost_OfAnythingElse_IsUnreadable(string text)
    {
        Assert.That(AllowedHost.Parse(text), Is.Null);
    }

    [TestCase(null, true)]
    [TestCase("", false)]
    [TestCase("whsec_", false)]
    [TestCase("not base64!", false)]
    [TestCase("c2hvcnQ=", false)]
    [TestCase("whsec_bmjhuqkgdGhp4buHbiBo4buTIHPGoSAyMDI2", true)]
    public void SigningKey_IsUsable_FromTwentyFourBytesOn(string? key, bool isUsable)
    {
        Assert.That(new OutboxOptions { SigningKey = key }.HasUsableKey, Is.EqualTo(isUsable));
    }
}
