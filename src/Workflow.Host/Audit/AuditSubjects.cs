using Workflow.Core.Audit;
using Workflow.Host.Accounts;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Administration.Templates;
using Workflow.Host.Administration.Units;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;
using Workflow.Host.Jobs;

namespace Workflow.Host.Audit;

/// <summary>What an act is about as people know it, and where to look at it.</summary>
/// <param name="Hint">Its code, where the text is a name; null otherwise.</param>
/// <param name="Path">Null where the reader has no page of it.</param>
internal sealed record AuditSubject(string Text, string? Hint = null, string? Path = null);

/// <summary>Finds what acts are about: units and officers by their names, jobs, wordings, procedures and dossiers by their pages.</summary>
internal sealed class AuditSubjects(Words<AuditWords> words)
{
    public AuditSubject Of(CurrentActor me, AuditLine line) => (line.Source, line.Verb) switch
    {
        (AuditSource.Procedure, _) => new AuditSubject(line.Subject, Path: $"/procedures/{Uri.EscapeDataString(line.Subject)}"),
        (AuditSource.Dossier, _) or (_, nameof(AuditVerb.PersonalDataShown) or nameof(AuditVerb.DocumentOpened)) => OfDossier(me, line.Subject),
        (_, nameof(AuditVerb.OfficeChanged)) => OfOffice(me, line.Subject),
        (_, nameof(AuditVerb.TemplateChanged)) => new AuditSubject(line.Subject, Path: PathOfTemplate(line.Subject)),
        (_, nameof(AuditVerb.JobOrdered)) => OfJob(line),
        (_, nameof(AuditVerb.Exported)) when line.Subject == AuditOrders.Subject => new AuditSubject(words["TheAudit"], Path: AuditPage.Path),
        _ => new AuditSubject(line.Subject),
    };

    private static AuditSubject OfDossier(CurrentActor me, string code) =>
        new(code, Path: RoutePolicies.ReadDossiers.Admits(me.Actor) && code.Contains('-', StringComparison.Ordinal) ? $"/ho-so/{Uri.EscapeDataString(code)}" : null);

    private static AuditSubject OfOffice(CurrentActor me, string subject)
    {
        var administers = RoutePolicies.KeepService.Admits(me.Actor);
        if (me.Office.Units.Find(subject) is { } unit) return new AuditSubject(unit.Name, unit.Code, administers ? UnitPage.PathOf(unit.Code) : null);
        // One who no longer serves has a page, too.
        return me.Office.Person(subject) is { } person
            ? new AuditSubject(person.Actor.Name, subject, administers ? OfficerPage.PathOf(subject) : null)
            : new AuditSubject(subject, Path: administers ? OfficerPage.PathOf(subject) : null);
    }

    private static string? PathOfTemplate(string subject) =>
        subject.Split('/') is [var template, var channel, var language] && TemplateKey.Find(template, channel, language) is { } key ? TemplatePage.PathOf(key) : null;

    /// <summary>A run of a calendar is of its keepers: only a job has a page for whoever reads the audit.</summary>
    private AuditSubject OfJob(AuditLine line) =>
        Guid.TryParse(line.Subject, out var id) && Enum.TryParse<Core.Jobs.JobKind>(line.Note?.Split(':')[0], out _)
            ? new AuditSubject(words["Job"], Path: JobPage.PathOf(id))
            : new AuditSubject(words["Job"]);
}
