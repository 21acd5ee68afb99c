using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Children;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Procedures.Check;
using Workflow.Host.Ratings;
using Workflow.Host.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Sample;

/// <summary>Makes sample dossiers through the operations that the API calls, each act at its own past instant.</summary>
internal sealed class SampleDossiers(
    SampleClock clock, OfficeDirectory directory, OfficeClocks clocks, ReceiveDossier receive, CompleteTask complete, WithdrawDossier withdraw, ClockActs acts,
    ErrandDelivery errands, RateDossier rate, IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Receives a dossier and walks it as far as its plan says; a refusal is a fault of the plan.</summary>
    /// <param name="now">The real instant: nothing happens later.</param>
    public async Task Make(SamplePlan plan, int number, string procedure, ExampleFile examples, DateTime now, CancellationToken cancellation)
    {
        var example = examples.Dossiers[plan.Example];
        var office = clocks.Of(example.ReceivingUnit);
        var at = office.Subtract(now, plan.AgeHours * 60).Value;
        var id = await Receive(example, number, procedure, examples, at, cancellation);
        foreach (var action in example.Actions.TakeWhile(a => a.Complete != plan.Until))
        {
            at = Earlier(office.Add(at, plan.PaceMinutes).Value, now);
            clock.Set(at);
            await Act(action, examples, await OpenTask(id, action.Complete, cancellation));
            await errands.Run(cancellation);
        }
        clock.Set(Earlier(office.Add(at, plan.PaceMinutes).Value, now));
        if (plan.Withdraws) await Withdraw(id, example.ReceivingUnit);
        if (plan.Suspends) await Suspend(id, cancellation);
        if (plan.Rating is { } score && await rate.Rate(id, score, plan.Comment) is { } refused) throw new InvalidOperationException(refused.Sentence.En);
    }

    private async Task Withdraw(Guid id, string receivingUnit)
    {
        var request = new ChangeRequest(OfficerOf(Role.ReceptionOfficer, receivingUnit));
        Must(await withdraw.Withdraw(request, id, new WithdrawDossierRequest("Người nộp thay đổi nhu cầu, có đơn xin rút hồ sơ.")));
    }

    private async Task Suspend(Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var unit = await db.Dossiers.Where(d => d.Id == id).Select(d => d.CompetentUnit).SingleAsync(cancellation);
        var wish = new SuspendDossierRequest("Chờ quyết định của Tòa án về tranh chấp địa điểm kinh doanh.", "Công văn tạm dừng của Tòa án nhân dân khu vực");
        Must(await acts.Run(new ChangeRequest(OfficerOf(Role.Approver, unit)), id, ClockActs.Suspend(wish)));
    }

    private async Task<Guid> Receive(
        ExampleDossier example, int number, string procedure, ExampleFile examples, DateTime at, CancellationToken cancellation)
    {
        clock.Set(at);
        var channel = example.Case == "online" ? SubmissionChannel.Online : SubmissionChannel.Counter;
        var application = new ReceiveDossierRequest(
            procedure, channel, SampleApplicants.Of(number), ExampleValues.Merge(examples.Declaration), example.Case, example.ReceivingUnit);
        return Must(await receive.Receive(new ChangeRequest(OfficerOf(Role.ReceptionOfficer, example.ReceivingUnit)), application, cancellation)).Id;
    }

    /// <summary>The open step of a dossier, or of one that its process has started.</summary>
    private async Task<UserTask> OpenTask(Guid dossierId, string stepKey, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var family = db.Dossiers.Where(d => d.Id == dossierId || d.ParentId == dossierId).Select(d => d.Id);
        return await db.Tasks.AsNoTracking().FirstAsync(t => family.Contains(t.DossierId) && t.State == TaskState.Open && t.StepKey == stepKey, cancellation);
    }

    private async Task Act(ExampleAction action, ExampleFile examples, UserTask task)
    {
        var officer = task.AssigneeId is { } holder ? directory.Current.Person(holder)! : OfficerOf(task.Role, task.UnitCode);
        var usual = examples.Completions.GetValueOrDefault(action.Complete);
        var form = usual?.Form is null && action.Form.Count == 0 ? default : ExampleValues.Merge(usual?.Form, action.Form);
        var decision = new CompleteTaskRequest(action.Outcome, action.Note, form, WithRealAssignee(ExampleValues.Merge(usual?.Record, action.Record)));
        Must(await complete.Complete(new ChangeRequest(officer, task.Revision), task.Id, decision));
    }

    /// <summary>The examples name whom a step is assigned to by role and unit; the sample office has people.</summary>
    private JsonElement WithRealAssignee(JsonElement record)
    {
        if (!record.TryGetProperty("assignee", out var assignee) || assignee.GetString()?.Split('@') is not [var role, var unit]) return record;
        return ExampleValues.Merge(new Dictionary<string, object?> { ["assignee"] = OfficerOf(Enum.Parse<Role>(role), unit).Actor.Id });
    }

    private CurrentActor OfficerOf(Role role, string unit)
    {
        var office = directory.Current;
        return office.Officers.Select(o => office.Person(o.Id)!).FirstOrDefault(p => p.Actor.Posts.Contains(new Actor.Held(role, unit)))
            ?? throw new InvalidOperationException($"The sample office has no {role} in {unit}.");
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static T Must<T>(Result<T> result) => result.Rejection is not { } rejection
        ? result.Value
        : throw new InvalidOperationException($"{rejection.Sentence.En} {string.Join(' ', rejection.Problems.Select(p => p.Sentence.En))}");
}
