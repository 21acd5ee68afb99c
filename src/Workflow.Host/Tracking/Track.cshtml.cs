using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;
using Workflow.Host.Ratings;

namespace Workflow.Host.Tracking;

/// <summary>Where applicants follow their dossier: its code and a second factor first, then how it stands.</summary>
// The form changes nothing but what its own sender may read, and has to work from a slip and without any cookie.
[IgnoreAntiforgeryToken]
internal sealed class TrackPage(
    TrackingGate gate, TrackingLimits limits, TrackingPass pass, TrackedDossiers dossiers, RateDossier rate, IOptions<TrackingOptions> options, Words<TrackWords> words) : PageModel
{
    public const string Path = "/tra-cuu";

    /// <summary>The dossier's code; the slip's QR leads here with it filled in.</summary>
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The second factor. It is never part of an address.</summary>
    [BindProperty(Name = "bm")]
    public string? Factor { get; set; }

    /// <summary>How the applicant was served, as <see cref="ScoreNames"/> calls it.</summary>
    [BindProperty(Name = "muc")]
    public string? Score { get; set; }

    /// <summary>What the applicant adds to it.</summary>
    [BindProperty(Name = "y-kien")]
    public string? Comment { get; set; }

    /// <summary>Null while nobody has shown a factor.</summary>
    public TrackedDossier? Dossier { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Why a rating was not taken; null where none was sent, and where it was.</summary>
    public string? RatingProblem { get; private set; }

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

    /// <summary>Rates the dossier that the pass names, once it has ended. Another site can neither send the pass nor this form.</summary>
    public async Task<IActionResult> OnPostRateAsync()
    {
        Response.Headers.CacheControl = SecurityHeaders.NotKept;
        if (!SameOrigin.IsSameOrigin(Request))
        {
            HttpContext.Items[ProblemPage.RejectionItem] = HostSentences.Refuse(RejectionKind.Forbidden, "CrossOrigin");
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        // The pass may have become another dossier's in another window.
        if (pass.Read(HttpContext) is not { } id || await dossiers.Read(id, HttpContext.RequestAborted) is not { } tracked || tracked.Code != TrackingGate.CodeOf(Code))
            return Again(StatusCodes.Status403Forbidden, "RatingPassEnded");
        if (limits.RefuseRating(HttpContext.Connection.RemoteIpAddress, tracked.Code) is { } wait) return NotRated(tracked, StatusCodes.Status429TooManyRequests, words["RatingTooMany", WaitMinutes(wait)]);
        if (ScoreNames.ScoreOf(Score) is not { } score) return NotRated(tracked, StatusCodes.Status422UnprocessableEntity, words["RatingMissing"]);
        if (await rate.Rate(id, score, Comment) is { } refused) return NotRated(tracked, ProblemResults.StatusOf(refused.Kind), refused.Sentence.In(CultureInfo.CurrentUICulture));
        return Redirect($"{Path}#danh-gia");
    }

    /// <summary>Forgets the dossier, for whoever reads at a machine of others.</summary>
    public IActionResult OnPostLeave()
    {
        TrackingPass.Take(HttpContext);
        return Redirect(Path);
    }

    private PageResult Later(TimeSpan wait) => Again(StatusCodes.Status429TooManyRequests, "TooMany", WaitMinutes(wait));

    /// <summary>Says in the answer how long to wait; gives it in whole minutes.</summary>
    private int WaitMinutes(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return (seconds + 59) / 60;
    }

    private PageResult NotRated(TrackedDossier tracked, int status, string problem)
    {
        (Dossier, RatingProblem) = (tracked, problem);
        ModelState.Clear();
        return new PageResult { StatusCode = status };
    }

    private PageResult Again(int status, string sentence, params ReadOnlySpan<object?> arguments)
    {
        (Problem, Factor) = (words[sentence, arguments], null);
        ModelState.Clear();
        return new PageResult { StatusCode = status };
    }
}
