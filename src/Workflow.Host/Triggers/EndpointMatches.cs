using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;
using Workflow.Persistence;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Triggers;

/// <summary>An endpoint of a process that a request fits by its path.</summary>
/// <param name="DossierId">The dossier that waits at it; null where a process begins with it.</param>
/// <param name="Trigger">What begins; null where a dossier waits.</param>
internal sealed record EndpointMatch(
    string Method, string Key, Guid? DossierId, PublishedTrigger? Trigger, int Activity, int Frame, EndpointSettings Settings, RouteValueDictionary Route);

/// <summary>Finds the endpoints that a request may be meant for: those of the dossier that it names, else those that processes begin with.</summary>
internal sealed class EndpointMatches(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes)
{
    private const int KeptTemplates = 1000;

    private readonly BoundedCache<string, Matcher> matchers = new(KeptTemplates);

    /// <summary>Those that fit by the path, whatever their methods; waits in the order in which they began.</summary>
    public async Task<IReadOnlyList<EndpointMatch>> Find(EndpointRequest request, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return request.Correlation is { } correlation
            ? await Waiting(context, request.Path, correlation, cancellation)
            : await Beginning(context, request.Path, cancellation);
    }

    private async Task<IReadOnlyList<EndpointMatch>> Waiting(WorkflowDbContext context, string path, string correlation, CancellationToken cancellation)
    {
        var waits = await (
            from dossier in context.Dossiers
            where dossier.CorrelationId == correlation || dossier.Code == correlation
            join wait in context.Waits on dossier.Id equals wait.DossierId
            where wait.Kind == WaitKind.Endpoint
            orderby wait.OpenedAt, dossier.Id, wait.Activity, wait.Frame
            select new { wait.Key, wait.Activity, wait.Frame, wait.DossierId, dossier.VersionId, dossier.Process }).ToListAsync(cancellation);
        var matches = new List<EndpointMatch>();
        foreach (var wait in waits)
            if (Fit(wait.Key, path) is var (method, route) && await SettingsOf(wait.VersionId, wait.Process, wait.Activity, cancellation) is { } settings)
                matches.Add(new(method, wait.Key, wait.DossierId, null, wait.Activity, wait.Frame, settings, route));
        return matches;
    }

    private async Task<IReadOnlyList<EndpointMatch>> Beginning(WorkflowDbContext context, string path, CancellationToken cancellation)
    {
        var triggers = await context.Triggers.AsNoTracking().Where(t => t.Kind == WaitKind.Endpoint).OrderBy(t => t.Id).ToListAsync(cancellation);
        var matches = new List<EndpointMatch>();
        foreach (var trigger in triggers)
            if (Fit(trigger.Key, path) is var (method, route) && await SettingsOf(trigger.VersionId, trigger.Process, trigger.Activity, cancellation) is { } settings)
                matches.Add(new(method, trigger.Key, null, trigger, trigger.Activity, 0, settings, route));
        return matches;
    }

    private async Task<EndpointSettings?> SettingsOf(Guid versionId, string process, int activity, CancellationToken cancellation)
    {
        var version = await processes.Of(versionId, cancellation);
        return version.IsRejected || !version.Value.Graphs.TryGetValue(process, out var graph) ? null : graph.Activities[activity].Endpoint;
    }

    private (string Method, RouteValueDictionary Route)? Fit(string key, string path)
    {
        var space = key.IndexOf(' ');
        var route = new RouteValueDictionary();
        return MatcherOf(key[(space + 1)..]) is { } matcher && matcher.TryMatch("/" + path, route) ? (key[..space], route) : null;
    }

    private TemplateMatcher? MatcherOf(string template)
    {
        if (matchers.TryGet(template, out var known)) return known.Value;
        TemplateMatcher? matcher = null;
        try
        {
            matcher = new TemplateMatcher(TemplateParser.Parse(template), []);
        }
        catch (ArgumentException)
        {
            // What a definition says is no template: nothing fits it.
        }
        matchers.Put(template, new(matcher));
        return matcher;
    }

    /// <param name="Value">Null for a text that is no template.</param>
    private sealed record Matcher(TemplateMatcher? Value);
}
