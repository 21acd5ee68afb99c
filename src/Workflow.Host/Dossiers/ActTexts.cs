using System.Globalization;
using System.Text.Json;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;

namespace Workflow.Host.Dossiers;

/// <summary>The acts on one dossier in the words of its reader.</summary>
/// <param name="tasks">All steps of the dossier: their titles are what the acts speak of.</param>
/// <param name="nameOf">Name of an officer by id.</param>
internal sealed class ActTexts(IEnumerable<UserTask> tasks, Func<string, string> nameOf, Words<DossierWords> words, Words<DeskWords> desk)
{
    private readonly Dictionary<string, (string Title, StepKind Kind)> steps =
        tasks.GroupBy(t => t.StepKey).ToDictionary(same => same.Key, same => (same.Last().Title, same.Last().Kind), StringComparer.Ordinal);

    /// <summary>What was done at which step, with its outcome or the officer it went to.</summary>
    public string Of(HistoryEntry act)
    {
        var (step, kind) = act.StepKey is { } key ? steps.GetValueOrDefault(key, (key, StepKind.Step)) : ("", StepKind.Step);
        var outcome = act.Outcome ?? "";
        return act.Verb switch
        {
            HistoryVerb.StepCompleted => words["Verb.StepCompleted", step, desk.Outcome(kind, outcome)],
            HistoryVerb.StepReassigned => words["Verb.StepReassigned", step, nameOf(outcome)],
            HistoryVerb.StepReleased when act.Outcome is not null => words["Verb.StepGivenBack", step, nameOf(outcome)],
            HistoryVerb.ClarificationAsked => words["Verb.ClarificationAsked", step, nameOf(outcome)],
            HistoryVerb.ClarificationAnswered => words["Verb.ClarificationAnswered", nameOf(outcome)],
            HistoryVerb.CallAnswered or HistoryVerb.CallFailed => words[$"Verb.{act.Verb}", outcome],
            HistoryVerb.EventRaised or HistoryVerb.ChildReported => words[$"Verb.{act.Verb}", outcome],
            HistoryVerb.Extended or HistoryVerb.Suspended => words[$"Verb.{act.Verb}", outcome],
            HistoryVerb.DocumentAdded or HistoryVerb.DocumentReplaced or HistoryVerb.PaymentRecorded or HistoryVerb.PaymentRefunded => words[$"Verb.{act.Verb}", outcome],
            HistoryVerb.LimitChanged => words["Verb.LimitChanged", TimeLimit.Parse(outcome).Value.Describe().In(CultureInfo.CurrentUICulture)],
            HistoryVerb.WorkCompleted or HistoryVerb.WorkFailed => words[$"Verb.{act.Verb}", outcome],
            HistoryVerb.StepClaimed or HistoryVerb.StepReleased or HistoryVerb.ReturnedToEarlierStep or HistoryVerb.Urged => words[$"Verb.{act.Verb}", step],
            _ => words[$"Verb.{act.Verb}"],
        };
    }

    /// <summary>The number that an act allotted; null for every other act.</summary>
    public string? NumberOf(HistoryEntry act)
    {
        if (act.Details is null) return null;
        using var details = JsonDocument.Parse(act.Details);
        return details.RootElement.TryGetProperty("number", out var number) && details.RootElement.TryGetProperty("date", out var date)
            ? words["NumberGiven", number.GetInt64(), DateOnly.ParseExact(date.GetString()!, "O", CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)]
            : null;
    }
}
