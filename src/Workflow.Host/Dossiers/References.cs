using System.Globalization;

namespace Workflow.Host.Dossiers;

/// <summary>How the result of a command is named in the store of idempotency keys: what it is, and its id.</summary>
internal static class References
{
    public const string Dossier = "dossier";
    public const string Task = "task";
    public const string Message = "message";
    public const string Submission = "submission";
    public const string CounterSlip = "counter-slip";
    public const string CalendarRun = "calendar-run";
    public const string Job = "job";
    private const string Office = "office";
    private const string Publication = "calendar-publication";

    public static string Of(string kind, Guid id) => $"{kind}:{id:N}";

    /// <summary>A publication of a calendar, by its number.</summary>
    public static string OfPublication(int number) => string.Create(CultureInfo.InvariantCulture, $"{Publication}:{number}");

    /// <summary>A unit or officer, by its code or sign-in name.</summary>
    public static string OfOffice(string subject) => $"{Office}:{subject}";

    /// <summary>The number in a reference that <see cref="OfPublication"/> made.</summary>
    public static int NumberOf(string reference) => int.Parse(reference.AsSpan(Publication.Length + 1), CultureInfo.InvariantCulture);

    /// <summary>The id in a reference that <see cref="Of"/> made.</summary>
    public static Guid IdOf(string reference) => Guid.ParseExact(reference.AsSpan(reference.IndexOf(':') + 1), "N");
}
