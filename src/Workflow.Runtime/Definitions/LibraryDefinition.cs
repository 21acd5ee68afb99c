using System.Text;
using System.Text.Json;
using Workflow.Core;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Definitions;

/// <summary>A definition that others may refer to, as far as they need to know it; its activities are read where it is used.</summary>
public sealed class LibraryDefinition
{
    private LibraryDefinition(JsonElement root)
    {
        Definition = new Place(root, JsonPath.Root, new ReadingSteps());
        DefinitionId = Definition.Member("definitionId").Text() ?? Definition.Member("id").Text() ?? "";
        Name = Definition.Member("name").Text() ?? "";
        Description = Definition.Member("description").Text() is { Length: > 0 } text ? text : null;
        var pascal = ScriptNames.Pascal(Name);
        if (Definition.Member("options").Member("usableAsActivity").Kind == JsonValueKind.True && pascal.Length > 0) Activity = new(this, pascal);
    }

    /// <summary>The id by which activities that start a process name it; stable over versions.</summary>
    public string DefinitionId { get; }

    public string Name { get; }

    /// <summary>What the designer wrote beside the name; null for nothing.</summary>
    public string? Description { get; }

    /// <summary>The type that it is to others: its name in Pascal case; null unless it says that it may be used as an activity.</summary>
    public string? ActivityType => Activity?.Name;

    /// <summary>The same as a type that others draw; null unless it may be used as an activity.</summary>
    public ActivityType? AsActivity => Activity;

    internal Place Definition { get; }

    internal DefinitionActivity? Activity { get; }

    /// <summary>Reads UTF-8 text, with or without its mark, of at most 1 MiB and 64 levels; rejects what is no JSON with every problem.</summary>
    public static Result<LibraryDefinition> Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var problems = new ReadingProblems();
        if (!JsonScan.Check(utf8, problems, new ReadingSteps())) return problems.Reject("DefinitionUnreadable");
        using var document = JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { MaxDepth = JsonScan.MostDepth });
        return new LibraryDefinition(document.RootElement.Clone());
    }

    /// <summary>Reads a text, as <see cref="Read(ReadOnlySpan{byte})"/> does.</summary>
    public static Result<LibraryDefinition> Read(string json) => Read(Encoding.UTF8.GetBytes(json));
}
