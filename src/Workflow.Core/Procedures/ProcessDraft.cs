using Workflow.Core.Dossiers;

namespace Workflow.Core.Procedures;

/// <summary>What designers draw for the next version of a definition; one a definition, gone with its publication.</summary>
public sealed class ProcessDraft : IRevised
{
    public required Guid Id { get; init; }

    /// <summary>Unique over drafts; that of published versions where it goes on from one.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version that it goes on from; null for a definition that was never published.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>The procedure that it belongs to; null until somebody has said so.</summary>
    public string? ProcedureCode { get; set; }

    /// <summary>File name in the next version; null together with the procedure.</summary>
    public string? Process { get; set; }

    /// <summary>The <c>procedure.json</c> to be published with it; null takes that of the current version.</summary>
    public string? Specification { get; set; }
    public required string Name { get; set; }
    public string? Description { get; set; }

    /// <summary>The definition without anything that only this service says of it.</summary>
    public required string Document { get; set; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ChangedAt { get; set; }

    /// <summary>Officer who saved last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>The browser session of the last save; a random name.</summary>
    public required string ChangedIn { get; set; }

    /// <summary>Counts the saves of the drawing, from 1.</summary>
    public required int Saves { get; set; }

    /// <summary>The save with which the present officer began to save from the present browser, without anybody else in between.</summary>
    public required int SameHandSince { get; set; }
    public int Revision { get; set; }

    /// <summary>
    /// Whether a drawing made on the state after <paramref name="basedOn"/> saves may replace the present one: nothing was saved since, or
    /// only by the same officer from the same browser, whose automatic saves overtake one another.
    /// </summary>
    public bool Takes(int basedOn, string officer, string browser) =>
        basedOn == Saves || (basedOn >= SameHandSince - 1 && ChangedBy == officer && ChangedIn == browser);

    /// <summary>Puts a drawing in the place of the present one.</summary>
    public void Save(string document, string name, string? description, string officer, string browser, DateTime now)
    {
        Saves++;
        if (ChangedBy != officer || ChangedIn != browser) SameHandSince = Saves;
        (Document, Name, Description) = (document, name, description);
        (ChangedBy, ChangedIn, ChangedAt) = (officer, browser, now);
    }
}
