using System.CommandLine;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Hosting;

/// <summary><c>serve</c>: runs the service until it is told to stop.</summary>
internal static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls") { Description = "Addresses to listen on, separated by semicolons. Default: http://localhost:5000." };
    private static readonly Option<bool> Sample = new("--sample") { Description = "Create the sample office in an empty database; act as anyone, from this machine only." };

    public static Command Create(ActivityTable activities)
    {
        var command = new Command("serve", "Run the service (the default).") { Urls, SharedOptions.Data, Sample };
        command.SetAction((parsed, cancellation) => Serve(parsed, activities, cancellation));
        return command;
    }

    private static async Task<int> Serve(ParseResult parsed, ActivityTable activities, CancellationToken cancellation)
    {
        var settings = SharedOptions.SettingsOf(parsed);
        if (parsed.GetValue(Urls) is { } urls) settings["urls"] = urls;
        if (parsed.GetValue(Sample)) settings["Sample:Enabled"] = "true";
        await using var app = WorkflowApplication.Build(settings, activities: activities);
        await app.RunAsync(cancellation);
        return ExitCodes.Done;
    }
}
