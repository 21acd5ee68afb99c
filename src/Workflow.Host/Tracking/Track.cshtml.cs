using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Tracking;

/// <summary>Where applicants follow their dossier: its code and a second factor first, then how it stands.</summary>
// The form changes nothing but what its own sender may read, and has to work from a slip and without any cookie.
[IgnoreAntiforgeryToken]
internal sealed class TrackPage(
    TrackingGate gate, TrackingLimits limits, TrackingPass pass, TrackedDossiers dossiers, IOptions<TrackingOptions> options, Words<TrackWords> words) : PageModel
{
    public const string Path = "/tra-cuu";

    /// <summary>The dossier's code; the slip's QR leads here with it filled in.</summary>
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The second factor. It is never part of an address.</summary>
    [BindProperty(Name = "bm")]
    public string? Factor { get; set; }

    /// <summary>Null while nobody has shown a factor.</summary>
    public TrackedDossier? Dossier { get; private set; }

    public string? Problem { get; private set; }

    public string? Hotline => options.Value.Hotline;

    /// <summary>Minutes for which the dossier can be read again without asking.</summary>
    public int PassMinutes => options.Value.PassMinutes;

    /// <summary>The address at which a dossier is followed, with its code filled in.</summary>
    public static string AddressOf(string code) => $"{Path}?ma={Uri.EscapeDataString(code)}";

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = SecurityHeaders.NotKept;
        if (pass.Read(HttpContext) is not { } id) return;
        var tracked = await dossiers.Read(id, HttpContext.RequestAborted);
        if (string.IsNullOrWhiteSpace(Code) || TrackingGate.CodeOf(Code) == tracked?.Code) Dossier = tracked;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Response.Headers.CacheControl = SecurityHeaders.NotKept;
        var began = Stopwatch.GetTimestamp();
        var code = TrackingGate.CodeOf(Code);
        if (code.Length == 0 || string.IsNullOrWhiteSpace(Factor)) return Again(StatusCodes.Status422UnprocessableEntity, "FieldMissing");
        if (limits.Refuse(new(HttpContext.Connection.RemoteIpAddress, code)) is { } wait) return Later(wait);
        if (await gate.Find(code, Factor, HttpContext.RequestAborted) is { } id)
        {
            pass.Give(HttpContext, id);
            return Redirect(Path);
        }
        var rest = TimeSpan.FromMilliseconds(options.Value.FailureMilliseconds) - Stopwatch.GetElapsedTime(began);
        if (rest > TimeSpan.Zero) await Task.Delay(rest, HttpContext.RequestAborted);
        return Again(StatusCodes.Status422UnprocessableEntity, "NotFound");
    }

    /// <summary>Forgets the dossier, for whoever reads at a machine of others.</summary>
    public IActionResult OnPostLeave()
    {
        TrackingPass.Take(HttpContext);
        return Redirect(Path);
    }

    private PageResult Later(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Again(StatusCodes.Status429TooManyRequests, "TooMany", (seconds + 59) / 60);
    }

    private PageResult Again(int status, string sentence, params ReadOnlySpan<object?> arguments)
    {
        (Problem, Factor) = (words[sentence, arguments], null);
        ModelState.Clear();
        return new PageResult { StatusCode = status };
    }
}
