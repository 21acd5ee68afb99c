namespace Workflow.Core.Reports;

/// <summary>An indicator of Decision 766/QĐ-TTg, as the counts that make it.</summary>
/// <param name="Number">Its number in the calculation note, e.g. <c>4.2</c>.</param>
/// <param name="FullAt">From this percentage on it earns every point; null where the note names no threshold.</param>
public sealed record Indicator(string Number, Share Share, decimal? FullAt = null)
{
    /// <summary>How much of its points it earns, in percent: all at the threshold or above, in proportion below; null without a threshold or anything to divide by.</summary>
    public decimal? Earned => FullAt is { } threshold ? Share.Points(100, threshold) : null;
}

/// <summary>The indicators that dossiers tell by themselves, and those for which the service has no data.</summary>
public static class Indicators
{
    /// <summary>
    /// Those about publication, the national portal, procedures offered online, shared and population data, and feedback: what they count is kept elsewhere.
    /// </summary>
    public static readonly IReadOnlyList<string> WithoutData = ["1.1", "1.2", "1.3", "1.4", "3.1", "3.2", "3.5", "4.4", "4.5", "5.1", "5.2", "5.3"];

    /// <summary>In the order of their numbers. Of results, those of the dossiers that were resolved in the period count.</summary>
    public static IReadOnlyList<Indicator> Of(DossierFigures figures, ServiceFlow services, SatisfactionFlow ratings) =>
    [
        new("2.1", figures.OnTimeRate),
        new("3.3", OnlineShare(figures.Flow, services), 50),
        new("3.6", PaidOnline(services)),
        new("4.1", ElectronicResults(figures.Flow, services)),
        new("4.2", Digitised(figures.Flow, services), 80),
        new("4.3", Reuse(figures.Flow, services), 80),
        new("5.4", Satisfaction(figures.Flow, ratings), 90),
    ];

    /// <summary>3.3: submitted online with an electronic result. The factor by which the national portal corrects it, the share of dossiers that are synchronised, is not in it.</summary>
    public static Share OnlineShare(DossierFlow flow, ServiceFlow services) => new(services.OnlineWithResult, flow.Resolved);

    /// <summary>3.6: paid online, of all that owed a fee.</summary>
    public static Share PaidOnline(ServiceFlow services) => new(services.PaidOnline, services.WithFee);

    /// <summary>4.1: with an electronic result. Every procedure names the document that it results in.</summary>
    public static Share ElectronicResults(DossierFlow flow, ServiceFlow services) => new(services.ElectronicResults, flow.Resolved);

    /// <summary>4.2: with a digitised paper and an electronic result.</summary>
    public static Share Digitised(DossierFlow flow, ServiceFlow services) => new(services.Digitised, flow.Resolved);

    /// <summary>4.3: with a paper taken over from another dossier, of all that were received.</summary>
    public static Share Reuse(DossierFlow flow, ServiceFlow services) => new(services.Reused, flow.Received);

    /// <summary>
    /// 5.4: 100 % less the late and the disliked, of all that were resolved. The copies that a rating keeps tell who was late, so that a dossier both late and
    /// disliked is taken off once; both counts are made at different moments, so that it is cut at nothing. Feedback (PAKN), which another system keeps, is not in it.
    /// </summary>
    public static Share Satisfaction(DossierFlow flow, SatisfactionFlow ratings) => new(Math.Max(0, flow.Resolved - flow.Late - ratings.DislikedInTime), flow.Resolved);
}
