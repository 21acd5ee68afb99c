using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Offices;
using Workflow.Host.Desk;

namespace Workflow.Host.Administration.Units;

/// <summary>Adds a unit to the tree.</summary>
internal sealed class NewUnitPage(ChangeUnits units, Words<AdministrationWords> words) : AdminPage
{
    public const string Path = "/quan-tri/don-vi/them-moi";
    private const string Form = "unit";

    /// <summary>Code of the unit below which the new one stands.</summary>
    [BindProperty(Name = "tren", SupportsGet = true)]
    public string? Above { get; set; }

    public UnitKind Kind { get; private set; } = UnitKind.Division;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        if (Enum.TryParse<UnitKind>(Posted(Form, "kind"), out var kind) && Enum.IsDefined(kind)) Kind = kind;
        if (PostedDay(Form, "validFrom") is not { } day) return Again(Show(Form, NoDay("validFrom")));
        var unit = new NewUnit(Posted(Form, "code"), Posted(Form, "name"), Kind, Posted(Form, "dossierPrefix"), day, Posted(Form, "parentCode") is { Length: > 0 } above ? above : null);
        var added = await units.Add(once.Value, unit, HttpContext.RequestAborted);
        return added.Rejection is { } rejection ? Again(Show(Form, rejection)) : Said(UnitPage.PathOf(added.Value), words["UnitAdded"]);
    }
}
