using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core.Deadlines;
using Workflow.Core.Notices;
using Workflow.Core.Outbox;

namespace Workflow.Host.Notices;

/// <summary>What a message is to tell, as facts: the words are found when it is sent, in the language of whoever reads it.</summary>
/// <param name="Template">Names the words, e.g. <c>Task.Overdue</c>.</param>
internal sealed record Notice(NoticeKinds Kind, string Template)
{
    private static readonly NoticeJson json = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    });

    /// <summary>Null for a digest.</summary>
    public NoticeSubject? Subject { get; init; }

    /// <summary>From here on nobody is helped by it any more, UTC; null for one that stays true.</summary>
    public DateTime? Until { get; init; }

    public DigestFacts? Digest { get; init; }

    public string Write() => JsonSerializer.Serialize(this, json.Notice);

    public static Notice Read(OutboxMessage message) => JsonSerializer.Deserialize(message.Payload, json.Notice)!;
}

/// <summary>A step or a dossier, with the due instant that the notice speaks of.</summary>
/// <param name="Title">Title of the step, or name of the procedure.</param>
internal sealed record NoticeSubject(ReminderSubject Kind, Guid Id, Guid? DossierId, string DossierCode, string Title, DateTime DueAt);

/// <summary>An officer's morning: how much there is, and the first of it.</summary>
/// <param name="Day">The office's civil day; the digest is of no use after it.</param>
/// <param name="Overdue">Steps that are late.</param>
/// <param name="DossiersOverdue">Dossiers past their binding date, of the officer's steps and of the units that the officer heads or supervises: another lateness, never added to that of steps.</param>
/// <param name="DueToday">Steps that are due on that day and not late yet.</param>
/// <param name="Others">Steps open beside these.</param>
/// <param name="First">The most urgent, at most <see cref="MostLines"/>.</param>
internal sealed record DigestFacts(DateOnly Day, int Overdue, int DossiersOverdue, int DueToday, int Others, IReadOnlyList<DigestLine> First)
{
    public const int MostLines = 20;
}

/// <summary>One step of a digest.</summary>
internal sealed record DigestLine(Guid TaskId, string DossierCode, string Title, DateTime DueAt);

/// <summary>What of a dossier a message to its applicant needs.</summary>
internal sealed record NoticeApplicant(Guid DossierId, string DossierCode, string ProcedureName, string ReceivingUnit, string? Email, string? Phone);

/// <summary>What an applicant is told of.</summary>
internal enum ApplicantNotice
{
    /// <summary>The time for a supplement ends soon.</summary>
    SupplementClosing,
    /// <summary>The time for a payment ends soon.</summary>
    PaymentClosing,
    /// <summary>Another date was promised, with a letter of apology.</summary>
    NewAppointment,
    /// <summary>The promised date is another one: the dossier goes on after a suspension, its limit was changed, or the days off were.</summary>
    MovedAppointment,
}

[JsonSerializable(typeof(Notice))]
internal sealed partial class NoticeJson : JsonSerializerContext;
