using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures.Check;
using Workflow.Host.Tasks;

namespace Workflow.Host.Sample;

/// <summary>Makes sample dossiers through the operations that the API calls, each act at its own past instant.</summary>
internal sealed class SampleDossiers(
    SampleClock clock, OfficeDirectory directory, OfficeClocks clocks, ReceiveDossier receive, CompleteTask complete, WithdrawDossier withdraw)
{
    /// <summary>Receives a dossier and walks it as far as its plan says; a refusal is a fault of the plan.</summary>
    /// <param name="now">The real instant: nothing happens later.</param>
    public async Task Make(SamplePlan plan, int number, string procedure, ExampleFile examples, DateTime now, CancellationToken cancellation)
    {
        var example = examples.Dossiers[plan.Example];
        var office = clocks.Of(example.ReceivingUnit);
        var at = office.Subtract(now, plan.AgeHours * 60).Value;
        var received = await Receive(example, number, procedure, examples, at, cancellation);
        var (id, open) = (received.Id, received.OpenTasks);
        foreach (var action in example.Actions.TakeWhile(a => a.Complete != plan.Until))
        {
            at = Earlier(office.Add(at, plan.PaceMinutes).Value, now);
            clock.Set(at);
            open = await Act(action, examples, open);
        }
        if (!plan.Withdraws) return;
        clock.Set(Earlier(office.Add(at, plan.PaceMinutes).Value, now));
        var request = new ChangeRequest(OfficerOf(Role.ReceptionOfficer, example.ReceivingUnit));
        Must(await withdraw.Withdraw(request, id, new WithdrawDossierRequest("Người nộp thay đổi nhu cầu, có đơn xin rút hồ sơ.")));
    }

    private async Task<ReceivedDossier> Receive(
        ExampleDossier example, int number, string procedure, ExampleFile examples, DateTime at, CancellationToken cancellation)
    {
        clock.Set(at);
        var channel = example.Case == "online" ? SubmissionChannel.Online : SubmissionChannel.Counter;
        var application = new ReceiveDossierRequest(
            procedure, channel, SampleApplicants.Of(number), ExampleValues.Merge(examples.Declaration), example.Case, example.ReceivingUnit);
        return Must(await receive.Receive(new ChangeRequest(OfficerOf(Role.ReceptionOfficer, example.ReceivingUnit)), application, cancellation));
    }

    private async Task<IReadOnlyList<TaskView>> Act(ExampleAction action, ExampleFile examples, IReadOnlyList<TaskView> open)
    {
        var task = open.First(t => t.StepKey == action.Complete);
        var officer = task.AssigneeId is { } holder ? directory.Current.Person(holder)! : OfficerOf(task.Role, task.UnitCode);
        var usual = examples.Completions.GetValueOrDefault(action.Complete);
        var form = usual?.Form is null && action.Form.Count == 0 ? default : ExampleValues.Merge(usual?.Form, action.Form);
        var decision = new CompleteTaskRequest(action.Outcome, action.Note, form, WithRealAssignee(ExampleValues.Merge(usual?.Record, action.Record)));
        return Must(await complete.Complete(new ChangeRequest(officer, task.Revision), task.Id, decision)).OpenTasks;
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
