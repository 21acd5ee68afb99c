using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Host.Desk;
using Workflow.Host.Drafts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>
/// A form that was sent after the session had ended. It goes through the sign-in form in the browser itself, so that nothing typed is lost and nothing
/// is stored for strangers; whoever signs in sends it on by a press. Files that came with it are not kept.
/// </summary>
/// <param name="Fields">As they were sent, without the token of the session that ended.</param>
/// <param name="Address">Where it was sent to: a path of this service with its query.</param>
internal sealed record KeptPost(IFormCollection Fields, string Address)
{
    /// <summary>Name of the hidden field that carries the fields.</summary>
    public const string Field = "giu";

    private const long MostBytes = 256 * 1024;
    private const string TokenField = "__RequestVerificationToken";
    private const string HandlerKey = "handler";

    private static readonly string[] machines = [TokenField, DeskPage.KeyField, DeskPage.RevisionField, DraftLine.RevisionField];

    /// <summary>What was typed in words, to be read again before it is sent on.</summary>
    public IEnumerable<string> Texts => Fields.Where(f => !machines.Contains(f.Key)).SelectMany(f => f.Value).OfType<string>().Where(text => text.Any(c => c > '\u007f' || char.IsWhiteSpace(c)));

    /// <summary>The page that the form stood on.</summary>
    public string Page => PageOf(Address);

    /// <summary>Whether a request is such a form of a page of this service, and small enough to be carried along: another site's words are nobody's to send on.</summary>
    public static bool Fits(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.ContentLength is > 0 and <= MostBytes && SameOrigin.IsSameOrigin(request);

    /// <summary>The fields of a form as the hidden field holds them; null where nothing was filled.</summary>
    public static async Task<string?> Write(HttpRequest request) => FormFields.Write(await request.ReadFormAsync(request.HttpContext.RequestAborted), name => name != TokenField);

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else.</summary>
    public static KeptPost? Read(string? fields, string address)
    {
        if (string.IsNullOrEmpty(fields)) return null;
        try
        {
            return FormFields.Read(fields) is { } form ? new KeptPost(form, address) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The address that was asked for before the sign-in form took its place.</summary>
    public static string AddressOf(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        ? asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString
        : context.Request.GetEncodedPathAndQuery();

    /// <summary>The page of an address: what a form is posted to names an act, which no page is opened by.</summary>
    public static string PageOf(string address)
    {
        var parts = address.Split('?', 2);
        if (parts.Length == 1) return address;
        var query = QueryHelpers.ParseQuery(parts[1]);
        query.Remove(HandlerKey);
        return QueryHelpers.AddQueryString(parts[0], query);
    }
}
