using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.IntegrationTests.Hosting;

/// <summary>Routes of the tests' own behind the real pipeline: what binding, policies and preconditions make of a request.</summary>
internal static class EchoRoutes
{
    internal sealed record Echo(string Text, Role Role, int Number, Echo? Inner = null);

    public static void Map(WebApplication app)
    {
        app.MapPost("/api/echo", (Echo echo, CurrentActor me) => TypedResults.Ok(echo with { Text = me.Actor.Id })).Needs(RoutePolicies.SignedIn);
        app.MapPost("/api/echo/precise", (HttpContext context, CurrentActor me) =>
        {
            var revision = context.Request.ExpectedRevision();
            if (revision.IsRejected) return revision.Rejection!.ToResult();
            var key = context.Idempotency(me);
            return key.IsRejected ? key.Rejection!.ToResult() : (IResult)TypedResults.Ok(new { Revision = revision.Value, key.Value?.RequestHash });
        }).Needs(RoutePolicies.SignedIn);
        app.MapGet("/api/echo/designers", () => TypedResults.Ok()).Needs(RoutePolicies.DrawProcedures);
        app.MapGet("/api/echo/broken", IResult () => throw new InvalidOperationException("a secret of the inside")).Needs(RoutePolicies.SignedIn);
        app.MapGet("/api/echo/forgotten", () => TypedResults.Ok());
    }
}
