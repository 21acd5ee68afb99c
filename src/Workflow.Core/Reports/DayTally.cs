namespace Workflow.Core.Reports;

/// <summary>What came in, ended and was done for applicants on one civil day, by unit and procedure: reports read these instead of dossiers. Written once the day is over.</summary>
public sealed class DayTally
{
    /// <summary>In place of a procedure: the sum over all of the two units, for boards that do not tell them apart.</summary>
    public const string AllProcedures = "";

    public required DateOnly Day { get; init; }
    public required string ReceivingUnit { get; init; }
    public required string CompetentUnit { get; init; }
    public required string ProcedureCode { get; init; }
    public required int ReceivedCounter { get; init; }
    public required int ReceivedOnline { get; init; }
    public required int ReceivedPost { get; init; }
    public required int Early { get; init; }
    public required int OnTime { get; init; }
    public required int Late { get; init; }
    public required int Refused { get; init; }
    public required int Withdrawn { get; init; }

    /// <summary>Of all that ended, those in time by <see cref="OnTimeRule"/>.</summary>
    public required int InTime { get; init; }

    /// <summary>How many more stood paused at the end of the day than at its beginning.</summary>
    public required int PausedChange { get; init; }

    /// <inheritdoc cref="ServiceFlow.SupplementsAsked"/>
    public required int SupplementsAsked { get; init; }

    /// <inheritdoc cref="ServiceFlow.Reused"/>
    public required int Reused { get; init; }

    /// <inheritdoc cref="ServiceFlow.ElectronicResults"/>
    public required int ElectronicResults { get; init; }

    /// <inheritdoc cref="ServiceFlow.Digitised"/>
    public required int Digitised { get; init; }

    /// <inheritdoc cref="ServiceFlow.SignedResults"/>
    public required int SignedResults { get; init; }

    /// <inheritdoc cref="ServiceFlow.OnlineWithResult"/>
    public required int OnlineWithResult { get; init; }

    /// <inheritdoc cref="ServiceFlow.WithFee"/>
    public required int WithFee { get; init; }

    /// <inheritdoc cref="ServiceFlow.PaidOnline"/>
    public required int PaidOnline { get; init; }

    /// <inheritdoc cref="ServiceFlow.ReturnedCounter"/>
    public required int ReturnedCounter { get; init; }

    /// <inheritdoc cref="ServiceFlow.ReturnedCounter"/>
    public required int ReturnedPost { get; init; }

    /// <inheritdoc cref="ServiceFlow.ReturnedCounter"/>
    public required int ReturnedOnline { get; init; }

    /// <inheritdoc cref="ServiceFlow.FeesCounter"/>
    public required long FeesCounter { get; init; }

    /// <inheritdoc cref="ServiceFlow.FeesOnline"/>
    public required long FeesOnline { get; init; }

    /// <inheritdoc cref="ServiceFlow.FeesRefunded"/>
    public required long FeesRefunded { get; init; }

    /// <inheritdoc cref="ServiceFlow.TakenMinutes"/>
    public required long TakenMinutes { get; init; }

    public static DayTally Of(DateOnly day, string receiving, string competent, string procedure, DossierFlow flow, ServiceFlow services) => new()
    {
        Day = day, ReceivingUnit = receiving, CompetentUnit = competent, ProcedureCode = procedure,
        ReceivedCounter = flow.ReceivedCounter, ReceivedOnline = flow.ReceivedOnline, ReceivedPost = flow.ReceivedPost,
        Early = flow.Early, OnTime = flow.OnTime, Late = flow.Late, Refused = flow.Refused, Withdrawn = flow.Withdrawn,
        InTime = flow.InTime, PausedChange = flow.PausedChange,
        SupplementsAsked = services.SupplementsAsked, Reused = services.Reused, ElectronicResults = services.ElectronicResults, Digitised = services.Digitised, SignedResults = services.SignedResults,
        OnlineWithResult = services.OnlineWithResult, WithFee = services.WithFee, PaidOnline = services.PaidOnline,
        ReturnedCounter = services.ReturnedCounter, ReturnedPost = services.ReturnedPost, ReturnedOnline = services.ReturnedOnline,
        FeesCounter = services.FeesCounter, FeesOnline = services.FeesOnline, FeesRefunded = services.FeesRefunded, TakenMinutes = services.TakenMinutes,
    };
}
