using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;

namespace Workflow.Host.Calendars;

/// <summary>A new draft.</summary>
/// <param name="Document">The published form; absent to begin from the calendar in force.</param>
internal sealed record DraftRequest(string Title, JsonElement? Document = null);

/// <summary>A calendar in its published form.</summary>
internal sealed record DocumentRequest(JsonElement Document);

/// <summary>How a draft is put in force.</summary>
/// <param name="Recomputes">Whether running dossiers move to the new calendar; else it holds for new facts only.</param>
internal sealed record PublishCalendarRequest(string Reason, bool Recomputes);

/// <summary>A draft with what it says and how it differs from the calendar in force.</summary>
internal sealed record DraftView(Guid Id, string Title, int Revision, string ChangedBy, DateTime ChangedAt, CalendarView Calendar, CalendarDifference Difference);

/// <summary>What speaks against publishing a calendar, and how it differs from the one in force.</summary>
/// <param name="Difference">Null where there are problems.</param>
internal sealed record CalendarCheck(IReadOnlyList<ProblemLine> Problems, CalendarDifference? Difference);

/// <summary>How far a run over the running dossiers has come.</summary>
internal sealed record RunView(
    Guid Id, CalendarRunKind Kind, CalendarRunState State, string Version, string VersionBefore, Guid? DraftId, int? DraftRevision,
    int Total, int Looked, int Moved, int StepsMoved, int Failed, DateTime StartedAt, DateTime? EndedAt)
{
    public static RunView Of(CalendarRun run) => new(
        run.Id, run.Kind, run.State, run.Version, run.VersionBefore, run.DraftId, run.DraftRevision,
        run.Total, run.Looked, run.Moved, run.StepsMoved, run.Failed, run.StartedAt, run.EndedAt);
}

/// <summary>A dossier whose dates move, or whose dates could not be computed.</summary>
internal sealed record MoveView(
    Guid DossierId, string DossierCode, string UnitCode, DateTime DueBefore, DateTime? DueAfter, int? RemainingBefore, int? RemainingAfter,
    IReadOnlyList<StepMove> Steps, string? FailureVi, string? FailureEn)
{
    public static MoveView Of(CalendarMove move) => new(
        move.DossierId, move.DossierCode, move.UnitCode, move.DueBefore, move.DueAfter, move.RemainingBefore, move.RemainingAfter,
        StepMove.Of(move), move.FailureVi, move.FailureEn);
}

/// <summary>The API of calendars. Instants are UTC.</summary>
internal static class CalendarRoutes
{
    private const int MostBytes = 2 * WorkingCalendar.MaxBytes;

    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        var calendars = routes.MapGroup("/api/calendars").WithTags("Calendars");
        calendars.MapGet("", Publications).Needs(RoutePolicies.SignedIn).WithName("ListCalendars")
            .WithSummary("The acts that put calendars in force, the last first.");
        calendars.MapGet("/{version}", Read).Needs(RoutePolicies.SignedIn).WithName("ReadCalendar").Refuses(RejectionKind.NotFound)
            .WithSummary("Days, hours and closures of a version; `current` for the one in force.");
        calendars.MapPost("/problems", Check).Needs(RoutePolicies.KeepCalendars).WithName("CheckCalendar").WithMetadata(new BodyAtMostAttribute(MostBytes))
            .Refuses(RejectionKind.Malformed).WithSummary("Everything that speaks against a document, and how it differs from the calendar in force; changes nothing.");
        calendars.MapGet("/runs/{id:guid}", ReadRun).Needs(RoutePolicies.KeepCalendars).WithName("ReadCalendarRun").Refuses(RejectionKind.NotFound)
            .WithSummary("How far a preview or a recomputation has come.");
        calendars.MapGet("/runs/{id:guid}/moves", Moves).Needs(RoutePolicies.KeepCalendars).WithName("ListCalendarMoves")
            .Refuses(RejectionKind.Malformed).WithSummary("The dossiers that a run moves, or could not compute, from when to when.");
        calendars.MapPost("/runs/{id:guid}/stop", StopRun).Needs(RoutePolicies.KeepCalendars).WithName("StopCalendarRun")
            .Refuses(RejectionKind.NotFound, RejectionKind.Conflict).WithSummary("Stop a run behind the batch that runs; what was moved stays moved.");
        calendars.MapPost("/runs/{id:guid}/continue", ContinueRun).Needs(RoutePolicies.KeepCalendars).WithName("ContinueCalendarRun")
            .Refuses(RejectionKind.NotFound, RejectionKind.Conflict).WithSummary("Let a recomputation that was stopped go on behind the last dossier that it looked at.");
        MapDrafts(calendars.MapGroup("/drafts"));
        routes.MapGet("/api/diagnostics/calendar", Diagnose).Needs(RoutePolicies.KeepService).WithName("ReadCalendarFigures").WithTags("Diagnostics")
            .WithSummary("The calendar in force, its years, and what is missing of the next.");
    }

    private static void MapDrafts(RouteGroupBuilder drafts)
    {
        drafts.MapGet("", ListDrafts).Needs(RoutePolicies.KeepCalendars).WithName("ListCalendarDrafts").WithSummary("Calendars that are being prepared.");
        drafts.MapPost("", Begin).Needs(RoutePolicies.KeepCalendars).WithName("BeginCalendarDraft").WithMetadata(new BodyAtMostAttribute(MostBytes))
            .Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable).WithSummary("Begin a draft from a document or from the calendar in force.");
        drafts.MapGet("/{id:guid}", ReadDraft).Needs(RoutePolicies.KeepCalendars).WithName("ReadCalendarDraft").Refuses(RejectionKind.NotFound)
            .WithSummary("A draft, and how it differs from the calendar in force.");
        drafts.MapPut("/{id:guid}", Replace).Needs(RoutePolicies.KeepCalendars).WithName("ReplaceCalendarDraft").WithMetadata(new BodyAtMostAttribute(MostBytes))
            .Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.Unprocessable, RejectionKind.PreconditionRequired)
            .WithSummary("Put another document in a draft's place.");
        drafts.MapDelete("/{id:guid}", Discard).Needs(RoutePolicies.KeepCalendars).WithName("DiscardCalendarDraft")
            .Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.PreconditionRequired).WithSummary("Give a draft up.");
        drafts.MapPost("/{id:guid}/preview", Preview).Needs(RoutePolicies.KeepCalendars).WithName("PreviewCalendar")
            .Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Unprocessable).WithSummary("Compute which running dossiers the draft would move; writes to none.");
        drafts.MapPost("/{id:guid}/publish", Publish).Needs(RoutePolicies.KeepCalendars).WithName("PublishCalendar")
            .Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.Unprocessable, RejectionKind.PreconditionRequired)
            .WithSummary("Put a previewed draft in force, for new facts only or with recomputation of the running dossiers.");
    }

    private static async Task<Ok<IReadOnlyList<PublicationLine>>> Publications(CalendarQueries queries, CancellationToken cancellation) =>
        TypedResults.Ok(await queries.Publications(cancellation));

    private static Results<Ok<CalendarView>, RejectionResult> Read(string version, CalendarQueries queries)
    {
        var view = queries.Read(version);
        return view.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(view.Value);
    }

    private static Ok<CalendarCheck> Check(DocumentRequest request, CalendarDrafts drafts, CalendarQueries queries)
    {
        var calendar = drafts.Check(request.Document.GetRawText());
        if (calendar.Rejection is not { } rejection) return TypedResults.Ok(new CalendarCheck([], queries.Difference(calendar.Value)));
        var problems = rejection.Problems.Count > 0 ? rejection.Problems : [new Problem(rejection.Code, "$", null, rejection.Sentence)];
        return TypedResults.Ok(new CalendarCheck([.. problems.Select(ProblemLine.Of)], null));
    }

    private static async Task<Results<Ok<RunView>, RejectionResult>> ReadRun(Guid id, CalendarRuns runs, CancellationToken cancellation)
    {
        var run = await runs.Read(id, cancellation);
        return run.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(RunView.Of(run.Value));
    }

    private static async Task<Results<Ok<RunView>, RejectionResult>> StopRun(CurrentActor me, Guid id, CalendarRuns runs, CancellationToken cancellation)
    {
        var run = await runs.Stop(me, id, cancellation);
        return run.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(RunView.Of(run.Value));
    }

    private static async Task<Results<Ok<RunView>, RejectionResult>> ContinueRun(CurrentActor me, Guid id, CalendarRuns runs, CancellationToken cancellation)
    {
        var run = await runs.GoOn(me, id, cancellation);
        return run.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(RunView.Of(run.Value));
    }

    private static async Task<Results<Ok<Page<MoveView>>, RejectionResult>> Moves(
        Guid id, bool? failures, string? after, int? size, CalendarRuns runs, CancellationToken cancellation)
    {
        var page = await runs.Moves(id, failures == true, after, size, cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(new Page<MoveView>([.. page.Value.Items.Select(MoveView.Of)], page.Value.Next));
    }

    private static async Task<Ok<IReadOnlyList<DraftLine>>> ListDrafts(CalendarDrafts drafts, CancellationToken cancellation) =>
        TypedResults.Ok(await drafts.List(cancellation));

    private static async Task<Results<Ok<DraftView>, RejectionResult>> Begin(
        CurrentActor me, DraftRequest request, HttpContext http, CalendarDrafts drafts, CalendarQueries queries, CancellationToken cancellation) =>
        Answer(http, await drafts.Begin(me, request.Title, request.Document?.GetRawText(), cancellation), queries);

    private static async Task<Results<Ok<DraftView>, RejectionResult>> ReadDraft(
        Guid id, HttpContext http, CalendarDrafts drafts, CalendarQueries queries, CancellationToken cancellation) =>
        Answer(http, await drafts.Read(id, cancellation), queries);

    private static async Task<Results<Ok<DraftView>, RejectionResult>> Replace(
        Guid id, CurrentActor me, DocumentRequest request, HttpContext http, CalendarDrafts drafts, CalendarQueries queries, CancellationToken cancellation)
    {
        var revision = http.Request.ExpectedRevision();
        if (revision.Rejection is { } missing) return missing.ToResult();
        return Answer(http, await drafts.Replace(me, id, revision.Value, request.Document.GetRawText(), cancellation), queries);
    }

    private static async Task<Results<NoContent, RejectionResult>> Discard(Guid id, HttpContext http, CalendarDrafts drafts, CancellationToken cancellation)
    {
        var revision = http.Request.ExpectedRevision();
        var refusal = revision.Rejection ?? await drafts.Discard(id, revision.Value, cancellation);
        return refusal is { } rejection ? rejection.ToResult() : TypedResults.NoContent();
    }

    private static async Task<Results<Accepted<RunView>, RejectionResult>> Preview(
        Guid id, CurrentActor me, HttpContext http, CalendarRuns runs, CancellationToken cancellation)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var run = await runs.Preview(me, id, key.Value, cancellation);
        return run.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Accepted($"/api/calendars/runs/{run.Value.Id}", RunView.Of(run.Value));
    }

    private static async Task<Results<Ok<PublicationLine>, RejectionResult>> Publish(
        Guid id, CurrentActor me, PublishCalendarRequest request, HttpContext http, PublishCalendar publish, PublishedCalendars calendars, CancellationToken cancellation)
    {
        var revision = http.Request.ExpectedRevision();
        if (revision.Rejection is { } missing) return missing.ToResult();
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var published = await publish.Publish(me, id, revision.Value, request.Reason, request.Recomputes, key.Value, cancellation);
        if (published.Rejection is { } rejection) return rejection.ToResult();
        var act = published.Value;
        return TypedResults.Ok(new PublicationLine(act.Number, act.Version, act.VersionBefore, act.At, act.By, act.Reason, act.RunId, IsCurrent: act.Version == calendars.Book.Current.Version));
    }

    private static Ok<CalendarFigures> Diagnose(PublishedCalendars calendars, NextYearNotice notice)
    {
        var (current, warning) = (calendars.Book.Current, notice.Find());
        return TypedResults.Ok(new CalendarFigures(current.Version, CalendarView.Of(current).Years, warning?.Sentence.Vi, warning?.Sentence.En));
    }

    private static Results<Ok<DraftView>, RejectionResult> Answer(HttpContext http, Result<CalendarDraft> result, CalendarQueries queries)
    {
        if (result.Rejection is { } rejection) return rejection.ToResult();
        var draft = result.Value;
        var calendar = WorkingCalendar.Parse(draft.Json).Value;
        http.Response.Headers.ETag = Preconditions.EntityTag(draft.Revision);
        return TypedResults.Ok(new DraftView(
            draft.Id, draft.Title, draft.Revision, draft.ChangedBy, draft.ChangedAt, CalendarView.Of(calendar), queries.Difference(calendar)));
    }
}

/// <summary>The calendar in force, for whoever keeps the service running.</summary>
/// <param name="WarningVi">What is missing of the next year; null when nothing is.</param>
internal sealed record CalendarFigures(string Version, IReadOnlyList<YearLine> Years, string? WarningVi, string? WarningEn);
