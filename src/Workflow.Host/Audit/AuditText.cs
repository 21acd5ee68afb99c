using System.Globalization;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Offices;
using Workflow.Host.Administration;
using Workflow.Host.Desk;

namespace Workflow.Host.Audit;

/// <summary>Puts an act into words: what was done, and what was changed from what to what.</summary>
internal sealed class AuditText(Words<AuditWords> words)
{
    /// <summary>What was done, e.g. <c>Chuyển cán bộ sang đơn vị khác</c>.</summary>
    public string Verb(AuditLine line) =>
        OfficeAct.Read(line.Note) is { } act ? words.Find($"Act.{act.Act}") ?? act.Act : Name(line.Source, line.Verb);

    /// <summary>What a kind of act is called.</summary>
    public string Name(AuditSource source, string verb) => words.Find($"{source}.{verb}") ?? verb;

    /// <summary>What was changed, a phrase for each field; the note as it stands where it is somebody's words.</summary>
    public string Note(AuditLine line) =>
        OfficeAct.Read(line.Note) is { } act ? string.Join("; ", act.Fields.Select(Field))
        : line is { Source: AuditSource.Office, Verb: nameof(AuditVerb.JobOrdered), Note: { } job } ? string.Join(": ", job.Split(": ").Select(part => words.Find($"Job.{part}") ?? part))
        : line.Note ?? "";

    private string Field(OfficeAct.Field field)
    {
        var name = words.Find($"Field.{field.Name}") ?? field.Name;
        return (field.Before, field.After) switch
        {
            (null, null) => words["FieldTouched", name],
            (null, { } after) => $"{name}: {Value(field.Name, after)}",
            ({ } before, null) => $"{name}: {Value(field.Name, before)}",
            ({ } before, { } after) => $"{name}: {Value(field.Name, before)} → {Value(field.Name, after)}",
        };
    }

    private static string Value(string field, string value) => field switch
    {
        "role" or "roles" => string.Join(", ", value.Split(", ").Select(RoleName)),
        "from" or "to" or "until" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : value,
        _ => value,
    };

    private static string RoleName(string role) =>
        Enum.TryParse<Role>(role, out var known) ? AdministrationSentences.Of($"Role.{known}").In(CultureInfo.CurrentUICulture) : role;
}
