using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Interpretation;

namespace Workflow.IntegrationTests.Triggers;

/// <summary>Drawn processes with activities that wait for something other than an officer, and what is asked of their dossiers.</summary>
internal static class TriggerOffice
{
    /// <summary>Settings of a host that does nothing by itself: the test sweeps.</summary>
    public static IReadOnlyDictionary<string, string?> Quiet(IReadOnlyDictionary<string, string?> database) =>
        new Dictionary<string, string?>(database) { ["Triggers:Delivers"] = "false", ["Triggers:BatchSize"] = "2" };

    /// <summary>A drawing in which some activities are of another type; they are drawn as lines.</summary>
    public static JsonObject Draw(string drawing, params (string Id, string Type, JsonObject Inputs)[] others)
    {
        var definition = Drawing.Json(drawing);
        foreach (var activity in definition["root"]!["activities"]!.AsArray())
            foreach (var (id, type, inputs) in others.Where(o => o.Id == (string)activity!["id"]!))
            {
                activity!["type"] = type;
                activity.AsObject().Remove("text");
                foreach (var (name, value) in inputs) activity[name] = value!.DeepClone();
            }
        return definition;
    }

    /// <summary>An input that is written out.</summary>
    public static JsonObject Literal(string value) =>
        new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    /// <summary>An input that is an expression.</summary>
    public static JsonObject Script(string value) =>
        new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = value } };

    /// <summary>Lets the process begin at an activity.</summary>
    public static JsonObject Beginning(this JsonObject inputs)
    {
        inputs["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return inputs;
    }

    /// <summary>Publishes another state of the drawn procedure.</summary>
    public static async Task Publish(this CommuneOffice office, JsonObject definition)
    {
        var published = await office.Host.Services.GetRequiredService<PublishVersion>().Publish(DrawnProcedure.Package(definition), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Problems.Select(p => $"{p.Path}: {p.Sentence.En}"), Is.Null, published.Rejection?.Code);
    }

    public static async Task SetPosition(this CommuneOffice office, JsonElement dossier, byte[] position)
    {
        await using var db = await office.Database();
        var id = Guid.Parse(dossier.Text("dossierId"));
        await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Position, position));
    }

    public static async Task<byte[]> PositionOf(this CommuneOffice office, JsonElement dossier)
    {
        await using var db = await office.Database();
        var id = Guid.Parse(dossier.Text("dossierId"));
        return await db.Dossiers.Where(d => d.Id == id).Select(d => d.Position).SingleAsync();
    }

    /// <summary>The keys of the open steps of a dossier, in order.</summary>
    public static async Task<string> OpenSteps(this CommuneOffice office, JsonElement dossier) =>
        string.Join(' ', (await office.Read(dossier)).GetProperty("openTasks").EnumerateArray().Select(t => t.Text("stepKey")));
}
