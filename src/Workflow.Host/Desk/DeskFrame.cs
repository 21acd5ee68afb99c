using System.Globalization;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Administration;
using Workflow.Host.Calendars;
using Workflow.Host.Hosting;
using Workflow.Host.Reminders;
using Workflow.Host.Studio;
using Workflow.Host.Submissions;
using Workflow.Host.Tasks;

namespace Workflow.Host.Desk;

/// <summary>What the frame around every page shows: who works here, and how the page is to look.</summary>
internal sealed class DeskFrame(IHttpContextAccessor accessor, SampleGuard sample, ReminderFeed reminders, SubmissionQueries submissions, ClarificationInbox questions, NextYearNotice nextYear)
{
    private Task<int>? waiting;
    private Task<int>? questionsWaiting;

    public const string ThemeCookie = "desk-theme";

    public const string TextCookie = "desk-text";

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Whether this run serves the sample office: each page says so.</summary>
    public bool IsSample => sample.ShowsBanner;

    /// <summary>Null while nobody is signed in.</summary>
    public CurrentActor? Me => Context.FindActor();

    public string UnitName => Me is { } me ? me.Office.Units.Find(me.Actor.UnitCode)?.Name ?? me.Actor.UnitCode : "";

    /// <summary>Whether the officer may take part in the work on dossiers at all; administrators see none.</summary>
    public bool SeesDossiers => Me is { } me && RoutePolicies.ReadDossiers.Admits(me.Actor);

    /// <summary>Whether the officer does steps, and so may be absent from them; supervisors only watch.</summary>
    public bool DoesSteps => Me is { } me && RoutePolicies.WorkOnTasks.Admits(me.Actor);

    /// <summary>Whether the officer heads or supervises units.</summary>
    public bool Supervises => Me is { } me && RoutePolicies.Supervise.Admits(me.Actor);

    /// <summary>Whether the officer may see how far forecasts came true.</summary>
    public bool SeesForecasts => Me is { } me && RoutePolicies.ReadForecasts.Admits(me.Actor);

    /// <summary>Whether the officer prepares and publishes calendars; everybody else reads them from the menu of the account.</summary>
    public bool KeepsCalendars => Me is { } me && RoutePolicies.KeepCalendars.Admits(me.Actor);

    /// <summary>Whether a year that is missing from the calendar is the officer's business: to publish it, or to press for it.</summary>
    public bool ActsOnCalendar => KeepsCalendars || Me?.Actor.Holds(Role.CenterSupervisor) == true;

    /// <summary>What every page says of a year that is missing from the calendar; null when nothing is, and for everybody else. Reads no database.</summary>
    public Phrase? CalendarWarning => ActsOnCalendar ? nextYear.Find()?.Sentence : null;

    /// <summary>Whether the officer draws processes, or publishes what others drew.</summary>
    public bool DrawsProcedures => Me is { } me && RoutePolicies.DrawProcedures.Admits(me.Actor);

    public bool HasAreas => SeesDossiers || DrawsProcedures || SeesForecasts || KeepsCalendars || KeepsService;

    /// <summary>Where the officer's day begins.</summary>
    public string Home => SeesDossiers ? "/viec" : DrawsProcedures ? StudioAddresses.Definitions : KeepsService ? StartPage.Path : "/viec";

    public bool Receives => Me?.Actor.Holds(Role.ReceptionOfficer) == true;

    /// <summary>Whether the officer keeps the service running, and with it the systems that it tells of things.</summary>
    public bool KeepsService => Me is { } me && RoutePolicies.KeepService.Admits(me.Actor);

    public bool SeesIncidents => Me is { } me && RoutePolicies.SeeIncidents.Admits(me.Actor);

    public bool SearchesAudit => Me is { } me && RoutePolicies.ReadAudit.Admits(me.Actor);

    public bool SeesDeliveries => Me is { } me && RoutePolicies.ReadDeliveries.Admits(me.Actor);

    public bool AnswersSubmissions => SeesDossiers && RoutePolicies.ReadSubmissions.Admits(Me!.Actor);

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary><c>light</c>, <c>dark</c>, or null to follow the machine.</summary>
    public string? Theme => Context.Request.Cookies[ThemeCookie] is "light" or "dark" ? Context.Request.Cookies[ThemeCookie] : null;

    /// <summary><c>large</c>, or null for the usual size.</summary>
    public string? TextSize => Context.Request.Cookies[TextCookie] == "large" ? "large" : null;

    /// <summary>Where a change of language or look leads back to.</summary>
    public string Here => Context.Request.Path + Context.Request.QueryString;

    /// <summary>How many reminders the officer has not read; zero on a page about a fault, which must not need the database.</summary>
    public async Task<int> UnreadReminders() =>
        Me is { } me && Context.Response.StatusCode < StatusCodes.Status500InternalServerError ? await reminders.Unread(me, Context.RequestAborted) : 0;

    /// <summary>How many questions wait for the officer's answer; asked once a page, zero on a page about a fault.</summary>
    public Task<int> WaitingQuestions() => questionsWaiting ??=
        Me is { } me && DoesSteps && Context.Response.StatusCode < StatusCodes.Status500InternalServerError ? questions.Count(me, Context.RequestAborted) : Task.FromResult(0);

    /// <summary>How many online submissions wait for an answer of the officer's units; asked once a page, zero on a page about a fault.</summary>
    public Task<int> WaitingSubmissions() => waiting ??=
        Me is { } me && Context.Response.StatusCode < StatusCodes.Status500InternalServerError ? submissions.Waiting(me, Context.RequestAborted) : Task.FromResult(0);
}
