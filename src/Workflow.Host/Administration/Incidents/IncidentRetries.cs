using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Jobs;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Administration.Incidents;

/// <param name="Incidents">At most <see cref="IncidentRetries.Most"/>, in the order in which they are tried.</param>
internal sealed record IncidentRetryOrder(IReadOnlyList<Guid> Incidents, string? Reason = null);

/// <summary>Tries failed steps again for whoever asked, one by one, with a result for each; a key for each item keeps a repeated batch from trying twice.</summary>
internal sealed class IncidentRetries(OfficeDirectory directory, RetryIncident retry) : JobWork
{
    public const int Most = 500;
    private const int BatchSize = 20;

    public override JobKind Kind => JobKind.IncidentRetry;

    public static string Write(IncidentRetryOrder order) => JsonSerializer.Serialize(order, IncidentRetryJson.Default.IncidentRetryOrder);

    public override async Task<Result<JobStep>> Next(WorkflowDbContext context, Job job, CancellationToken cancellation)
    {
        if (directory.Current.Person(job.AskedBy) is not { } me) return AdministrationSentences.Refuse(RejectionKind.Forbidden, "AskerGone");
        var order = JsonSerializer.Deserialize(job.Arguments, IncidentRetryJson.Default.IncidentRetryOrder)!;
        var from = job.Place is null ? 0 : int.Parse(job.Place, CultureInfo.InvariantCulture);
        var ids = order.Incidents.Skip(from).Take(BatchSize).ToList();
        var known = await context.Incidents.AsNoTracking().Where(i => ids.Contains(i.Id))
            .Join(context.Dossiers, i => i.DossierId, d => d.Id, (i, d) => new { i.Id, i.DossierId, d.Code }).ToDictionaryAsync(i => i.Id, cancellation);
        var refused = 0;
        for (var i = 0; i < ids.Count; i++)
        {
            var place = from + i + 1;
            var item = known.GetValueOrDefault(ids[i]);
            var rejection = item is null ? AdministrationSentences.Refuse(RejectionKind.NotFound, "IncidentGone") : await Retry(job, me, item.DossierId, ids[i], place, order.Reason);
            if (rejection is not null) refused++;
            // What the asker may not see is not named.
            var text = rejection?.Sentence ?? AdministrationSentences.Of("IncidentRetried");
            context.Add(new JobLine
            {
                JobId = job.Id, Number = place, Part = 1, Subject = rejection?.Kind == RejectionKind.NotFound ? "" : item!.Code,
                IsRefused = rejection is not null, TextVi = text.Vi, TextEn = text.En,
            });
        }
        var end = from + ids.Count;
        return new JobStep(ids.Count, refused, end.ToString(CultureInfo.InvariantCulture), end >= order.Incidents.Count, order.Incidents.Count);
    }

    private async Task<Rejection?> Retry(Job job, CurrentActor me, Guid dossierId, Guid incidentId, int place, string? reason)
    {
        var key = new IdempotencyKey(me.Actor.Id, string.Create(CultureInfo.InvariantCulture, $"job-{job.Id:N}-{place}"), incidentId.ToString("N"));
        return (await retry.Retry(new ChangeRequest(me, Key: key), dossierId, incidentId, new RetryIncidentRequest(reason))).Rejection;
    }
}

[JsonSerializable(typeof(IncidentRetryOrder))]
internal sealed partial class IncidentRetryJson : JsonSerializerContext;
