using Microsoft.EntityFrameworkCore;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Persistence;

namespace Workflow.Host.Tasks.Settings;

/// <summary>Which columns an officer wants to see; a note to oneself that nobody else changes.</summary>
internal sealed class InboxLayouts(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>What is shown to who has chosen nothing.</summary>
    public const InboxColumns Standard = InboxColumns.Appointed | InboxColumns.Holder;

    /// <summary>The columns that can be chosen, in the order in which they stand.</summary>
    public static readonly IReadOnlyList<InboxColumns> Choices =
        [InboxColumns.Received, InboxColumns.Appointed, InboxColumns.Unit, InboxColumns.Procedure, InboxColumns.Channel, InboxColumns.Holder];

    /// <summary>The class of a column in the style sheet: narrow windows leave some out.</summary>
    public static string ClassOf(InboxColumns column) => column switch { InboxColumns.Appointed => "c-due", InboxColumns.Holder => "c-hold", _ => "c-more" };

    public async Task<InboxColumns> Of(CurrentActor me, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var layout = await context.InboxLayouts.SingleOrDefaultAsync(l => l.OfficerId == me.Actor.Id, cancellation);
        return layout?.Columns ?? Standard;
    }

    /// <summary>Keeps a choice whole; of two at once the last one counts.</summary>
    public async Task Save(CurrentActor me, InboxColumns columns, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var layout = await context.InboxLayouts.AsTracking().SingleOrDefaultAsync(l => l.OfficerId == me.Actor.Id, cancellation);
            if (layout is null) context.Add(new InboxLayout { OfficerId = me.Actor.Id, Columns = columns });
            else layout.Columns = columns;
            try
            {
                await context.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // Another tab was first: its choice is read and replaced.
            }
        }
    }
}
