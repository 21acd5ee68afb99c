namespace Workflow.Core.Reports;

/// <summary>How dossiers were served in a span of days, beside what <see cref="DossierFlow"/> counts: each is told by the end of its day and changes no more.</summary>
public readonly record struct ServiceFlow
{
    /// <summary>Requests for a supplement (a dossier may be asked more than once).</summary>
    public int SupplementsAsked { get; init; }

    /// <summary>Received dossiers with a paper that was taken over from another one.</summary>
    public int Reused { get; init; }

    /// <summary>Resolved dossiers with an electronic result.</summary>
    public int ElectronicResults { get; init; }

    /// <summary>Of these, those with a paper that was digitised.</summary>
    public int Digitised { get; init; }

    /// <summary>Of those with an electronic result, those whose file carries a digital signature; nobody has verified it.</summary>
    public int SignedResults { get; init; }

    /// <summary>Of those with an electronic result, those that were submitted online.</summary>
    public int OnlineWithResult { get; init; }

    /// <summary>Dossiers that ended and owed a fee from which they were not exempt.</summary>
    public int WithFee { get; init; }

    /// <summary>Of these, those that paid it, or a part, online.</summary>
    public int PaidOnline { get; init; }

    /// <summary>Results that were handed over at the counter.</summary>
    public int ReturnedCounter { get; init; }

    /// <inheritdoc cref="ReturnedCounter"/>
    public int ReturnedPost { get; init; }

    /// <inheritdoc cref="ReturnedCounter"/>
    public int ReturnedOnline { get; init; }

    /// <summary>Fees taken at the counter, in whole đồng.</summary>
    public long FeesCounter { get; init; }

    /// <summary>Fees paid online, in whole đồng.</summary>
    public long FeesOnline { get; init; }

    /// <summary>Fees paid back, in whole đồng.</summary>
    public long FeesRefunded { get; init; }

    /// <summary>Working minutes of all resolved dossiers from reception to the end of processing, pauses left out.</summary>
    public long TakenMinutes { get; init; }

    public int Returned => ReturnedCounter + ReturnedPost + ReturnedOnline;

    /// <summary>Fees taken less those paid back.</summary>
    public long FeesNet => FeesCounter + FeesOnline - FeesRefunded;

    public static ServiceFlow operator +(ServiceFlow one, ServiceFlow other) => new()
    {
        SupplementsAsked = one.SupplementsAsked + other.SupplementsAsked, Reused = one.Reused + other.Reused,
        ElectronicResults = one.ElectronicResults + other.ElectronicResults, Digitised = one.Digitised + other.Digitised, SignedResults = one.SignedResults + other.SignedResults,
        OnlineWithResult = one.OnlineWithResult + other.OnlineWithResult, WithFee = one.WithFee + other.WithFee, PaidOnline = one.PaidOnline + other.PaidOnline,
        ReturnedCounter = one.ReturnedCounter + other.ReturnedCounter, ReturnedPost = one.ReturnedPost + other.ReturnedPost, ReturnedOnline = one.ReturnedOnline + other.ReturnedOnline,
        FeesCounter = one.FeesCounter + other.FeesCounter, FeesOnline = one.FeesOnline + other.FeesOnline, FeesRefunded = one.FeesRefunded + other.FeesRefunded,
        TakenMinutes = one.TakenMinutes + other.TakenMinutes,
    };
}
