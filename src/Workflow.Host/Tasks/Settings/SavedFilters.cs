using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Persistence;

namespace Workflow.Host.Tasks.Settings;

/// <summary>A saved filter as an officer sees it.</summary>
/// <param name="MayChange">Whether the officer may rename, move and delete it.</param>
internal sealed record SavedFilterView(Guid Id, string Name, InboxAddress Address, string? UnitCode, bool MayChange, int Revision)
{
    /// <summary>Opens it; the id lets the page say what of it no longer exists.</summary>
    public string Link => $"{InboxAddress.Path}?{(Address.Query.Length == 0 ? "" : Address.Query + "&")}{SavedFilters.IdKey}={Id:N}";
}

/// <summary>The filters that an officer finds beside the inbox: own ones, and those of the units the officer belongs to.</summary>
internal sealed class SavedFilters(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Part of an inbox's address that says which filter was opened.</summary>
    public const string IdKey = "bo-loc";

    /// <summary>Own filters, then those of units, each in the order that was given to them.</summary>
    public async Task<IReadOnlyList<SavedFilterView>> Of(CurrentActor me, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Shown(context.SavedFilters, me).OrderBy(f => f.UnitCode != null).ThenBy(f => f.Position).ThenBy(f => f.Id).ToListAsync(cancellation);
        return [.. rows.Select(f => new SavedFilterView(f.Id, f.Name, InboxAddress.Parse(f.Query), f.UnitCode, MayChange(me, f), f.Revision))];
    }

    /// <summary>The units for which an officer may keep filters: those where the officer is head of division or approver.</summary>
    public static IReadOnlyList<string> UnitsOf(CurrentActor me) =>
        [.. me.Actor.Posts.Where(p => p.Role is Role.DivisionHead or Role.Approver).Select(p => p.UnitCode).Distinct(StringComparer.Ordinal)];

    /// <summary>Keeps what an address asks for under a name, behind the others.</summary>
    /// <param name="unit">Code of a unit of <see cref="UnitsOf"/>; null for the officer's own.</param>
    public async Task<Result<SavedFilterView>> Save(CurrentActor me, string? name, string query, string? unit, CancellationToken cancellation = default)
    {
        if (NameRefusal(name) is { } unnamed) return unnamed;
        if (unit is not null && !UnitsOf(me).Contains(unit)) return SettingsSentences.Refuse(RejectionKind.Forbidden, "FilterOfUnitForbidden");
        var address = InboxAddress.Parse(query);
        if (address.Query.Length > SavedFilter.MostQuery) return SettingsSentences.Refuse(RejectionKind.Unprocessable, "FilterTooLong", SavedFilter.MostQuery);

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var beside = Beside(context.SavedFilters, me.Actor.Id, unit);
        if (await beside.CountAsync(cancellation) >= SavedFilter.MostKept) return SettingsSentences.Refuse(RejectionKind.Unprocessable, "TooManyFilters", SavedFilter.MostKept);
        var filter = new SavedFilter
        {
            Id = Guid.CreateVersion7(), OfficerId = unit is null ? me.Actor.Id : null, UnitCode = unit, Name = name!.Trim(), Query = address.Query,
            Position = (await beside.MaxAsync(f => (int?)f.Position, cancellation) ?? 0) + 1,
        };
        context.Add(filter);
        await context.SaveChangesAsync(cancellation);
        return new SavedFilterView(filter.Id, filter.Name, address, unit, true, filter.Revision);
    }

    public Task<Rejection?> Rename(CurrentActor me, Guid id, int revision, string? name, CancellationToken cancellation = default) =>
        NameRefusal(name) is { } unnamed
            ? Task.FromResult<Rejection?>(unnamed)
            : Change(me, id, revision, (_, filter) => { filter.Name = name!.Trim(); return Task.CompletedTask; }, cancellation);

    public Task<Rejection?> Delete(CurrentActor me, Guid id, int revision, CancellationToken cancellation = default) =>
        Change(me, id, revision, (context, filter) => { context.Remove(filter); return Task.CompletedTask; }, cancellation);

    /// <summary>Puts a filter one place up or down; the first and the last stay where they are.</summary>
    public Task<Rejection?> Move(CurrentActor me, Guid id, int revision, bool up, CancellationToken cancellation = default) =>
        Change(me, id, revision, async (context, filter) =>
        {
            var list = await Beside(context.SavedFilters.AsTracking(), filter.OfficerId, filter.UnitCode).OrderBy(f => f.Position).ThenBy(f => f.Id).ToListAsync(cancellation);
            var at = list.FindIndex(f => f.Id == id);
            var to = Math.Clamp(at + (up ? -1 : 1), 0, list.Count - 1);
            (list[at], list[to]) = (list[to], list[at]);
            for (var i = 0; i < list.Count; i++) list[i].Position = i + 1;
        }, cancellation);

    private async Task<Rejection?> Change(
        CurrentActor me, Guid id, int revision, Func<WorkflowDbContext, SavedFilter, Task> act, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var filter = await Shown(context.SavedFilters.AsTracking(), me).SingleOrDefaultAsync(f => f.Id == id, cancellation);
        if (filter is null) return SettingsSentences.Refuse(RejectionKind.NotFound, "FilterNotFound");
        if (!MayChange(me, filter)) return SettingsSentences.Refuse(RejectionKind.Forbidden, "FilterOfUnitForbidden");
        if (filter.Revision != revision) return MovedOn;
        await act(context, filter);
        try
        {
            await context.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return MovedOn;
        }
    }

    private static IQueryable<SavedFilter> Shown(IQueryable<SavedFilter> filters, CurrentActor me)
    {
        var (officer, units) = (me.Actor.Id, UnitsAbove(me));
        return filters.Where(f => f.OfficerId == officer || f.UnitCode != null && units.Contains(f.UnitCode));
    }

    /// <summary>The units of the officer's posts and all above them, with those that they have taken over: what a department keeps is for its divisions, too.</summary>
    private static string[] UnitsAbove(CurrentActor me) =>
    [
        .. me.Actor.Posts.Select(p => p.UnitCode).Append(me.Actor.UnitCode).SelectMany(me.Office.Units.Lineage).Select(u => u.Code).Distinct(StringComparer.Ordinal)
            .SelectMany(me.Office.Units.AnsweredBy),
    ];

    private static IQueryable<SavedFilter> Beside(IQueryable<SavedFilter> filters, string? officer, string? unit) =>
        unit is null ? filters.Where(f => f.OfficerId == officer) : filters.Where(f => f.UnitCode == unit);

    private static bool MayChange(CurrentActor me, SavedFilter filter) => filter.UnitCode is not { } unit || UnitsOf(me).Contains(me.Office.Units.Standing(unit));

    private static Rejection? NameRefusal(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return SettingsSentences.Refuse(RejectionKind.Unprocessable, "FilterNameMissing");
        return name.Trim().Length > SavedFilter.MostName ? SettingsSentences.Refuse(RejectionKind.Unprocessable, "FilterNameTooLong", SavedFilter.MostName) : null;
    }

    private static Rejection MovedOn => SettingsSentences.Refuse(RejectionKind.Conflict, "FilterMovedOn");
}
