using System.CommandLine;
using System.Security.Cryptography;
using Workflow.Core;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary><c>admin create</c>: the first administrator of a new database.</summary>
internal static class AdminCommand
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int GeneratedLength = 20;

    private static readonly Argument<string> User = new("user") { Description = "Sign-in name: lower-case letters, digits, dot, hyphen, underscore." };
    private static readonly Option<string?> Name = new("--name") { Description = "Name of the person. Default: the sign-in name." };
    private static readonly Option<string?> Unit = new("--unit") { Description = "Code of the unit. Default: the root; needed where there is no unit yet." };
    private static readonly Option<string?> UnitName = new("--unit-name") { Description = "Name of the first unit, where there is none yet." };
    private static readonly Option<bool> Generate = new("--generate") { Description = "Make up a password and print it once. Default: read one from the terminal or from standard input." };

    public static Command Create()
    {
        var create = new Command("create", "Make the first administrator; refused when there is one.") { User, Name, Unit, UnitName, Generate, SharedOptions.Data };
        create.SetAction((parsed, cancellation) => DatabaseCommand.Run(parsed, (services, output, token) => Run(parsed, services, output, token), cancellation));
        return new Command("admin", "Administrators.") { create };
    }

    private static async Task<Rejection?> Run(ParseResult parsed, IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var user = parsed.GetValue(User)!;
        var isGenerated = parsed.GetValue(Generate);
        var password = isGenerated ? RandomNumberGenerator.GetString(Letters, GeneratedLength) : PasswordPrompt.Read(output);
        var made = await services.GetRequiredService<CreateAdministrator>().Run(
            new CreateAdministrator.Request(user, parsed.GetValue(Name) ?? user, password, parsed.GetValue(Unit), parsed.GetValue(UnitName)), cancellation);
        if (made.Rejection is { } rejection) return rejection;

        await output.WriteLineAsync($"{made.Value.Id} ({made.Value.UnitCode})");
        if (isGenerated) await output.WriteLineAsync(password);
        return null;
    }
}
