using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Desk;

namespace Workflow.Host.Administration.Officers;

/// <summary>Adds an officer; roles and account are given on the officer's page.</summary>
internal sealed class NewOfficerPage(ChangeOfficers officers, Words<AdministrationWords> words) : AdminPage
{
    public const string Path = "/quan-tri/can-bo/them-moi";
    private const string Form = "officer";

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public string? Unit { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        if (PostedDay(Form, "validFrom") is not { } day) return Again(Show(Form, NoDay("validFrom")));
        var officer = new NewOfficer(
            Posted(Form, "id"), Posted(Form, "name"), Posted(Form, "position"), Posted(Form, "unitCode"), day, Posted(Form, "email"), Posted(Form, "phone"));
        var added = await officers.Add(once.Value, officer, HttpContext.RequestAborted);
        return added.Rejection is { } rejection ? Again(Show(Form, rejection)) : Said(OfficerPage.PathOf(added.Value), words["OfficerAdded"]);
    }
}
