using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Core;
using Workflow.Core.Offices;

namespace Workflow.Host.Hosting;

/// <summary>The one table of who may call what. Every route needs a policy of it or says why it is public; a test holds that.</summary>
internal static class RoutePolicies
{
    private static readonly Role[] Business =
    [
        Role.ReceptionOfficer, Role.Appraiser, Role.DivisionHead, Role.Approver, Role.RecordsClerk, Role.SealCustodian,
        Role.ConsultedOfficer, Role.ExternalAgency, Role.CouncilSecretary, Role.Cashier, Role.ReturnOfficer,
    ];

    /// <summary>Whoever is signed in: own session, lists without dossiers.</summary>
    public static readonly RoutePolicy SignedIn = new(nameof(SignedIn), UnitScope.Office);

    /// <summary>Read dossiers, their tasks, history and deadlines.</summary>
    public static readonly RoutePolicy ReadDossiers = new(nameof(ReadDossiers), UnitScope.OwnAndBelow, [.. Business, Role.CenterSupervisor]);

    /// <summary>Receive dossiers and take what applicants bring later: supplements, payments, withdrawals.</summary>
    public static readonly RoutePolicy ServeApplicants = new(
        nameof(ServeApplicants), UnitScope.OwnAndBelow, Role.ReceptionOfficer, Role.Cashier, Role.ReturnOfficer);

    /// <summary>Hand in what applicants submit through a portal.</summary>
    public static readonly RoutePolicy SubmitOnline = new(nameof(SubmitOnline), UnitScope.OwnAndBelow, Role.Portal);

    /// <summary>Read online submissions: a unit's own, a portal those that it handed in.</summary>
    public static readonly RoutePolicy ReadSubmissions = new(
        nameof(ReadSubmissions), UnitScope.OwnAndBelow, Role.ReceptionOfficer, Role.CenterSupervisor, Role.Portal);

    /// <summary>Accept online submissions, ask for supplements before reception, refuse.</summary>
    public static readonly RoutePolicy AnswerSubmissions = new(nameof(AnswerSubmissions), UnitScope.OwnAndBelow, Role.ReceptionOfficer);

    /// <summary>Claim, release, complete and return one's steps.</summary>
    public static readonly RoutePolicy WorkOnTasks = new(nameof(WorkOnTasks), UnitScope.OwnAndBelow, Business);

    /// <summary>Give a step to another officer.</summary>
    public static readonly RoutePolicy DistributeWork = new(nameof(DistributeWork), UnitScope.OwnAndBelow, Role.DivisionHead, Role.Approver);

    /// <summary>See boards and reports of the units that one heads or supervises, and urge on what stands there.</summary>
    public static readonly RoutePolicy Supervise = new(nameof(Supervise), UnitScope.OwnAndBelow, Role.CenterSupervisor, Role.DivisionHead, Role.Approver);

    /// <summary>Promise new dates, suspend and resume dossiers, correct limits; the verbs know which of the two may do what.</summary>
    public static readonly RoutePolicy MoveDeadlines = new(nameof(MoveDeadlines), UnitScope.OwnAndBelow, Role.DivisionHead, Role.Approver);

    /// <summary>Retry and skip incidents.</summary>
    public static readonly RoutePolicy KeepRunning = new(
        nameof(KeepRunning), UnitScope.OwnAndBelow, Role.ReceptionOfficer, Role.DivisionHead, Role.Approver);

    /// <summary>Bring named events to dossiers.</summary>
    public static readonly RoutePolicy RaiseEvents = new(
        nameof(RaiseEvents), UnitScope.OwnAndBelow, Role.DivisionHead, Role.Approver, Role.ExternalAgency);

    /// <summary>Take and finish what processes want done outside.</summary>
    public static readonly RoutePolicy DoWork = new(
        nameof(DoWork), UnitScope.OwnAndBelow, Role.DivisionHead, Role.Approver, Role.ExternalAgency);

    /// <summary>See how far late forecasts came true for one's units; no dossier is shown.</summary>
    public static readonly RoutePolicy ReadForecasts = new(nameof(ReadForecasts), UnitScope.OwnAndBelow, Role.CenterSupervisor, Role.ProcedureController);

    /// <summary>Read drafts, versions and problems of processes.</summary>
    public static readonly RoutePolicy ReadProcedures = new(nameof(ReadProcedures), UnitScope.Office);

    /// <summary>Have a process checked without publishing it.</summary>
    public static readonly RoutePolicy DrawProcedures = new(nameof(DrawProcedures), UnitScope.Office, Role.ProcessDesigner, Role.ProcedureController);

    /// <summary>Follow dossiers on the drawings of their processes: whoever reads dossiers those within reach, designers all, without values and names.</summary>
    public static readonly RoutePolicy FollowDossiers = new(nameof(FollowDossiers), UnitScope.OwnAndBelow, [.. ReadDossiers.Roles, .. DrawProcedures.Roles]);

    /// <summary>Prepare, preview and publish calendars.</summary>
    public static readonly RoutePolicy KeepCalendars = new(nameof(KeepCalendars), UnitScope.Office, Role.ProcedureController);

    /// <summary>Publish and withdraw procedures.</summary>
    public static readonly RoutePolicy PublishProcedures = new(nameof(PublishProcedures), UnitScope.Office, Role.ProcedureController);

    /// <summary>See how the service itself does.</summary>
    public static readonly RoutePolicy KeepService = new(nameof(KeepService), UnitScope.Office, Role.SystemAdministrator);

    /// <summary>See what was sent to whom, and send again what was given up: supervisors for their units, administrators for all.</summary>
    public static readonly RoutePolicy ReadDeliveries = new(nameof(ReadDeliveries), UnitScope.OwnAndBelow, Role.CenterSupervisor, Role.SystemAdministrator);

    /// <summary>See what stands still: whoever may set it going those within reach, administrators numbers only.</summary>
    public static readonly RoutePolicy SeeIncidents = new(nameof(SeeIncidents), UnitScope.OwnAndBelow, [.. KeepRunning.Roles, Role.CenterSupervisor, Role.SystemAdministrator]);

    /// <summary>Search who did what: administrators the office, supervisors their dossiers, controllers procedures.</summary>
    public static readonly RoutePolicy ReadAudit = new(
        nameof(ReadAudit), UnitScope.OwnAndBelow, Role.SystemAdministrator, Role.CenterSupervisor, Role.ProcedureController);

    public static readonly IReadOnlyList<RoutePolicy> All =
    [
        SignedIn, ReadDossiers, ServeApplicants, SubmitOnline, ReadSubmissions, AnswerSubmissions, WorkOnTasks, DistributeWork, Supervise, MoveDeadlines, KeepRunning, RaiseEvents,
        DoWork, ReadForecasts, ReadProcedures, DrawProcedures, FollowDossiers, PublishProcedures, KeepCalendars, KeepService, ReadDeliveries, SeeIncidents, ReadAudit,
    ];

    /// <summary>Pages by their path below the project's root; a null policy is public.</summary>
    private static readonly Dictionary<string, (RoutePolicy? Policy, string? Public)> Pages = new(StringComparer.Ordinal)
    {
        ["/Accounts/SignIn"] = (null, "signing in comes before being known"),
        ["/Accounts/SignInAgain"] = (null, "whoever's session has ended signs in and loses nothing"),
        ["/Desk/Home"] = (null, "leads to the inbox, which asks who comes"),
        ["/Desk/Preferences"] = (null, "language and look are chosen before signing in"),
        ["/Desk/Problem"] = (null, "whoever was refused is told so"),
        ["/Tracking/Track"] = (null, "applicants follow their dossier by its code and a second factor"),
        ["/Tracking/Procedures"] = (null, "what the law asks and allows is for everybody"),
        ["/Tracking/Procedure"] = (null, "what the law asks and allows is for everybody"),
        ["/Accounts/SignOut"] = (SignedIn, null),
        ["/Accounts/ActAs"] = (null, "sample office only: its guard refuses everywhere else"),
        ["/Deputies/Absences"] = (WorkOnTasks, null),
        ["/Documents/AddPapers"] = (WorkOnTasks, null),
        ["/Dossiers/Slips/ApologyLetter"] = (ReadDossiers, null),
        ["/Dossiers/Clocks/ClockAct"] = (MoveDeadlines, null),
        ["/Dossiers/Dossier"] = (ReadDossiers, null),
        ["/Fees/Fee"] = (ServeApplicants, null),
        ["/Dossiers/Slips/ReceptionSlip"] = (ServeApplicants, null),
        ["/Search/FindDossier"] = (ReadDossiers, null),
        ["/Dossiers/Receiving/Receive"] = (ServeApplicants, null),
        ["/Dossiers/Receiving/ReceptionChoice"] = (ServeApplicants, null),
        ["/Dossiers/Slips/Slip"] = (ReadDossiers, null),
        ["/Dossiers/Clocks/DossierDeadline"] = (ReadDossiers, null),
        ["/Dossiers/Slips/ControlSheet"] = (ReadDossiers, null),
        ["/Dossiers/Slips/EndingNotice"] = (ReadDossiers, null),
        ["/Dossiers/Slips/SupplementRequest"] = (ReadDossiers, null),
        ["/Tasks/StepDeadline"] = (ReadDossiers, null),
        ["/Notices/NewWebhook"] = (KeepService, null),
        ["/Notices/Notifications"] = (SignedIn, null),
        ["/Notices/Webhook"] = (KeepService, null),
        ["/Notices/WebhookList"] = (KeepService, null),
        ["/Board/Board"] = (Supervise, null),
        ["/Board/BoardDossiers"] = (Supervise, null),
        ["/Board/BoardSteps"] = (Supervise, null),
        ["/Board/Urge"] = (Supervise, null),
        ["/Board/Wall"] = (Supervise, null),
        ["/Calendars/Calendar"] = (SignedIn, null),
        ["/Calendars/CalendarDraft"] = (KeepCalendars, null),
        ["/Calendars/CalendarRun"] = (KeepCalendars, null),
        ["/Calendars/NewCalendarDraft"] = (KeepCalendars, null),
        ["/Procedures/Differences/Compare"] = (DrawProcedures, null),
        ["/Procedures/Versions/ProcedureList"] = (DrawProcedures, null),
        ["/Procedures/Versions/ProcedureVersions"] = (DrawProcedures, null),
        ["/Procedures/Simulation/Simulate"] = (DrawProcedures, null),
        ["/Outbox/Deliveries"] = (ReadDeliveries, null),
        ["/Forecasts/Calibration"] = (ReadForecasts, null),
        ["/Reports/Ratings"] = (Supervise, null),
        ["/Reports/Report"] = (Supervise, null),
        ["/Reports/Supplements"] = (Supervise, null),
        ["/Reminders/Feed"] = (ReadDossiers, null),
        ["/Studio/DefinitionEditor"] = (DrawProcedures, null),
        ["/Studio/DefinitionList"] = (DrawProcedures, null),
        ["/Studio/InstanceList"] = (FollowDossiers, null),
        ["/Studio/InstanceViewer"] = (FollowDossiers, null),
        ["/Studio/StudioWindow"] = (FollowDossiers, null),
        ["/Studio/Problems/Problems"] = (DrawProcedures, null),
        ["/Studio/Drafts/DraftHome"] = (DrawProcedures, null),
        ["/Submissions/Submission"] = (ReadSubmissions, null),
        ["/Submissions/Submissions"] = (ReadSubmissions, null),
        ["/Tasks/Inbox"] = (ReadDossiers, null),
        ["/Tasks/Questions"] = (WorkOnTasks, null),
        ["/Tasks/Bulk/Bulk"] = (WorkOnTasks, null),
        ["/Tasks/Settings/InboxSettings"] = (ReadDossiers, null),
        ["/Tasks/WatchDossier"] = (ReadDossiers, null),
        ["/Tasks/Step"] = (ReadDossiers, null),
        ["/Administration/Start"] = (KeepService, null),
        ["/Administration/Units/UnitList"] = (KeepService, null),
        ["/Administration/Units/NewUnit"] = (KeepService, null),
        ["/Administration/Units/Unit"] = (KeepService, null),
        ["/Administration/Officers/OfficerList"] = (KeepService, null),
        ["/Administration/Officers/NewOfficer"] = (KeepService, null),
        ["/Administration/Officers/Officer"] = (KeepService, null),
        ["/Administration/Officers/DeputyList"] = (KeepService, null),
        ["/Administration/Delegations/DelegationList"] = (KeepService, null),
        ["/Administration/Delegations/NewDelegation"] = (KeepService, null),
        ["/Administration/Officers/SetPassword"] = (null, "the link is the proof; it works once"),
        ["/Administration/Import/OfficeImport"] = (KeepService, null),
        ["/Administration/Templates/TemplateList"] = (KeepService, null),
        ["/Administration/Templates/Template"] = (KeepService, null),
        ["/Administration/Incidents/Incidents"] = (SeeIncidents, null),
        ["/Audit/Audit"] = (ReadAudit, null),
        ["/Jobs/Job"] = (SignedIn, null),
        ["/Jobs/JobList"] = (SignedIn, null),
    };

    /// <summary>The route is for officers and machines that the policy admits.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, RoutePolicy policy) where TBuilder : IEndpointConventionBuilder
    {
        route.Add(endpoint => Protect(endpoint, policy));
        return route;
    }

    /// <summary>The route is for everybody on purpose.</summary>
    public static TBuilder IsPublic<TBuilder>(this TBuilder route, string why) where TBuilder : IEndpointConventionBuilder
    {
        route.Add(endpoint => Open(endpoint, why));
        return route;
    }

    /// <summary>Lists the kinds in which the route may refuse, for the description of the interface.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder route, params RejectionKind[] kinds) where TBuilder : IEndpointConventionBuilder
    {
        route.Add(endpoint =>
        {
            foreach (var kind in kinds) endpoint.Metadata.Add(Problem(ProblemResults.StatusOf(kind)));
        });
        return route;
    }

    /// <summary>Applies the table of pages; a page that it does not name stays closed to all.</summary>
    public static PageActionEndpointConventionBuilder NeedTheirPolicies(this PageActionEndpointConventionBuilder pages)
    {
        pages.Add(endpoint =>
        {
            var path = endpoint.Metadata.OfType<PageActionDescriptor>().Single().ViewEnginePath;
            if (!Pages.TryGetValue(path, out var access)) return;
            if (access.Policy is { } policy) Protect(endpoint, policy);
            else Open(endpoint, access.Public!);
        });
        return pages;
    }

    private static void Protect(EndpointBuilder endpoint, RoutePolicy policy)
    {
        endpoint.Metadata.Add(policy);
        endpoint.Metadata.Add(policy.Authorization);
        endpoint.Metadata.Add(Problem(StatusCodes.Status401Unauthorized));
        if (policy.Roles.Count > 0) endpoint.Metadata.Add(Problem(StatusCodes.Status403Forbidden));
    }

    private static ProducesResponseTypeMetadata Problem(int status) => new(status, typeof(ProblemDocument), [ProblemDocument.MediaType]);

    private static void Open(EndpointBuilder endpoint, string why)
    {
        endpoint.Metadata.Add(new PublicRoute(why));
        endpoint.Metadata.Add(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute());
    }
}
