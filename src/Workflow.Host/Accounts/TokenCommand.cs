using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Accounts;

/// <summary><c>token create|list|revoke</c>: access tokens of machines.</summary>
internal static class TokenCommand
{
    private const int DefaultDays = 90;

    private static readonly Argument<string> Officer = new("officer") { Description = "Sign-in name of the officer for whom the machine acts." };
    private static readonly Option<string> Name = new("--name") { Description = "What the token is for.", Required = true };
    private static readonly Option<int> Days = new("--days") { Description = "Days of validity, 1 to 366.", DefaultValueFactory = _ => DefaultDays };
    private static readonly Argument<Guid> Id = new("id") { Description = "Id of the token, as token list prints it." };

    public static Command Create()
    {
        var create = new Command("create", "Make a token and print it once.") { Officer, Name, Days, SharedOptions.Data };
        create.SetAction((parsed, cancellation) => DatabaseCommand.Run(parsed, (services, output, token) => Make(parsed, services, output, token), cancellation));
        var list = new Command("list", "List tokens that were not revoked, never their text.") { SharedOptions.Data };
        list.SetAction((parsed, cancellation) => DatabaseCommand.Run(parsed, List, cancellation));
        var revoke = new Command("revoke", "End a token.") { Id, SharedOptions.Data };
        revoke.SetAction((parsed, cancellation) => DatabaseCommand.Run(
            parsed, async (services, _, token) => (await services.GetRequiredService<Tokens>().Revoke(parsed.GetValue(Id), token)).Rejection, cancellation));
        return new Command("token", "Access tokens of machines.") { create, list, revoke };
    }

    private static async Task<Rejection?> Make(ParseResult parsed, IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var created = await services.GetRequiredService<Tokens>().Create(
            parsed.GetValue(Officer)!, parsed.GetValue(Name)!, parsed.GetValue(Days), cancellation);
        if (created.Rejection is { } rejection) return rejection;
        await output.WriteLineAsync(created.Value.Text);
        return null;
    }

    private static async Task<Rejection?> List(IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var tokens = services.GetRequiredService<WorkflowDbContext>().AccessTokens.Where(t => t.RevokedAt == null).OrderBy(t => t.Id);
        await foreach (var token in tokens.AsAsyncEnumerable().WithCancellation(cancellation))
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{token.Id}  {token.OfficerId}  {token.ExpiresAt:yyyy-MM-dd}  {token.Name}"));
        return null;
    }
}
