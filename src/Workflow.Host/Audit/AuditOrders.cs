using System.Globalization;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
using Workflow.Host.Jobs;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Audit;

/// <summary>Orders files of what a search of the audit finds; that they were ordered is itself in the audit.</summary>
internal sealed class AuditOrders(JobBook jobs)
{
    /// <summary>What an export of the audit is kept to be about.</summary>
    public const string Subject = "audit";

    public async Task<Result<Guid>> Export(CurrentActor me, AuditFilter filter, IdempotencyKey? key, CancellationToken cancellation)
    {
        if (AuditSearch.PeriodRefusal(filter) is { } unusable) return unusable;
        var taken = new TakenOut(Subject, string.Create(CultureInfo.InvariantCulture, $"{filter.From:yyyy-MM-dd}–{filter.To:yyyy-MM-dd}"));
        var order = new AuditExportOrder(filter, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");
        return await jobs.Order(me, JobKind.AuditExport, AuditExport.Write(order), null, key, cancellation, taken);
    }
}
