using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Workflow.Core.Offices;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>In the sample office: choose whom to act as, in place of signing in.</summary>
internal sealed class ActAsModel(SampleGuard guard, OfficeDirectory directory) : ComingInPage
{
    public const string Path = "/mau/dong-vai";

    /// <summary>Officers with their unit's name, in the order of the units; a portal has no desk to sit at.</summary>
    public ILookup<string, Officer> Officers { get; private set; } = Enumerable.Empty<Officer>().ToLookup(_ => "");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await guard.RefusalFor(HttpContext) is null) await next();
        else context.Result = NotFound();
    }

    public void OnGet() => Load();

    /// <summary>The choice for whoever had sent a form after the session had ended: it is carried along.</summary>
    public void OnPostKeep() => Load();

    public async Task<IActionResult> OnPostAsync(string officer)
    {
        var office = directory.Current;
        if (office.Person(officer) is null || office.Stamp(officer) is not { } stamp) return NotFound();
        return await ComeIn(officer, stamp);
    }

    private void Load()
    {
        var office = directory.Current;
        Officers = office.Officers.Where(o => office.Stamp(o.Id) is not null && !office.Person(o.Id)!.Actor.Holds(Role.Portal)).OrderBy(o => o.UnitCode, StringComparer.Ordinal)
            .ToLookup(o => office.Units.Find(o.UnitCode)?.Name ?? o.UnitCode);
    }
}
