using Workflow.Core.Dossiers;

namespace Workflow.Tests.Dossiers;

public sealed class DeliveryWaysTests
{
    [TestCase("""{"record":{"receiver":"Nguyễn Thị Hạnh","way":"Post"}}""", DeliveryWay.Post)]
    [TestCase("""{"form":{},"record":{"way":"Online"}}""", DeliveryWay.Online)]
    [TestCase("""{"record":{"way":"Counter"}}""", DeliveryWay.Counter)]
    [TestCase("""{"record":{"way":"2"}}""", DeliveryWay.Counter)]
    [TestCase("""{"record":{"way":2}}""", DeliveryWay.Counter)]
    [TestCase("""{"record":{"receiver":"Nguyễn Thị Hạnh"}}""", DeliveryWay.Counter)]
    [TestCase("""{"form":{}}""", DeliveryWay.Counter)]
    [TestCase(null, DeliveryWay.Counter)]
    public void Of_WhatAHandOverLeavesBehind_IsTheWayItNames(string? data, DeliveryWay way) => Assert.That(DeliveryWays.Of(data), Is.EqualTo(way));
}
