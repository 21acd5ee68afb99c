namespace Workflow.Core.Reports;

/// <summary>The steps of one kind that a unit finished on one civil day; written once the day is over, with the day's <see cref="DayTally"/>.</summary>
public sealed class StepTally
{
    public required DateOnly Day { get; init; }

    /// <summary>The unit whose step it was.</summary>
    public required string UnitCode { get; init; }
    public required string ProcedureCode { get; init; }
    public required string StepKey { get; init; }

    /// <summary>Name of the step as the process had it that day.</summary>
    public required string Title { get; init; }

    /// <summary>Its place in the process.</summary>
    public required int Activity { get; init; }
    public required int Done { get; init; }
    public required int Late { get; init; }
    public required int SentBack { get; init; }
    public required int Timed { get; init; }
    public required long TakenMinutes { get; init; }
    public required long GrantedMinutes { get; init; }
    public required int UpTo25 { get; init; }
    public required int UpTo50 { get; init; }
    public required int UpTo75 { get; init; }
    public required int UpTo100 { get; init; }
    public required int UpTo125 { get; init; }
    public required int Beyond { get; init; }

    public static StepTally Of(DateOnly day, string unit, string procedure, string stepKey, string title, int activity, StepFlow flow) => new()
    {
        Day = day, UnitCode = unit, ProcedureCode = procedure, StepKey = stepKey, Title = title, Activity = activity,
        Done = flow.Done, Late = flow.Late, SentBack = flow.SentBack, Timed = flow.Timed, TakenMinutes = flow.TakenMinutes, GrantedMinutes = flow.GrantedMinutes,
        UpTo25 = flow.Spread.UpTo25, UpTo50 = flow.Spread.UpTo50, UpTo75 = flow.Spread.UpTo75, UpTo100 = flow.Spread.UpTo100, UpTo125 = flow.Spread.UpTo125, Beyond = flow.Spread.Beyond,
    };
}
