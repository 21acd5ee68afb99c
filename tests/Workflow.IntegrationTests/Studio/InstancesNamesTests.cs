using Workflow.Core.Dossiers;
using Workflow.Host.Studio;
using Workflow.Host.Studio.Instances;
using Workflow.Interpretation;

namespace Workflow.IntegrationTests.Studio;

/// <summary>What things are called towards Studio.</summary>
public sealed class InstancesNamesTests
{
    [TestCase("0193a7b2c4d5e6f708192a3b4c5d6e7f", null)]
    [TestCase("0193a7b2c4d5e6f708192a3b4c5d6e7f~standard.process.json", "standard.process.json")]
    [TestCase("0193a7b2c4d5e6f708192a3b4c5d6e7f~a~b", "a~b")]
    public void TryParse_WhatWasWritten_IsThat(string text, string? process)
    {
        Assert.That(VersionKey.TryParse(text, out var key), Is.True);
        Assert.That((key.ToString(), key.Process, key.IsDraft), Is.EqualTo((text, process, process is null)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("~")]
    [TestCase("0193a7b2c4d5e6f708192a3b4c5d6e7f~")]
    [TestCase("0193a7b2-c4d5-e6f7-0819-2a3b4c5d6e7f")]
    [TestCase("permit-v2")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.That(VersionKey.TryParse(text, out _), Is.False);

    [Test]
    public void Of_NestedActivities_IsTheChainOfHolders()
    {
        var graph = Nested.Graph(Nested.Seq("q", Nested.For("l", 1, 2, Nested.Seq("in", Nested.Step("k"))), Nested.Step("z")));

        Assert.That(graph.Activities.Select(a => NodeIds.Of(graph, a.Index)),
            Is.EqualTo((string[])["Workflow1:q", "Workflow1:q:l", "Workflow1:q:l:in", "Workflow1:q:l:in:k", "Workflow1:q:z"]));
    }

    [Test]
    public void EveryAct_HasANameOfItsOwn()
    {
        var names = Enum.GetValues<HistoryVerb>().Select(v => InstanceSentences.Of($"Act.{v}")).ToList();

        Assert.That(names.Select(n => n.Vi), Is.Unique);
        Assert.That(names.Select(n => n.En), Is.Unique);
    }
}
