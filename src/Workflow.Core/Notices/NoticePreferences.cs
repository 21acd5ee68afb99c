using Workflow.Core.Dossiers;

namespace Workflow.Core.Notices;

/// <summary>How an officer wants to be told; officers without such a row are told as the office's settings say.</summary>
public sealed class NoticePreferences : IRevised
{
    public required string OfficerId { get; init; }

    /// <summary>Whether messages are in English rather than in Vietnamese.</summary>
    public bool InEnglish { get; set; }
    public NoticeKinds Mail { get; set; }
    public NoticeKinds Sms { get; set; }

    /// <summary>From when on the officer is left alone, in the office's time; null takes the office's hours. Equal to <see cref="QuietUntil"/>: never.</summary>
    public TimeOnly? QuietFrom { get; set; }
    public TimeOnly? QuietUntil { get; set; }
    public int Revision { get; set; }
}
