namespace Workflow.Core.Forecasts;

/// <summary>Where an open dossier stands at one of its steps. Minutes are working minutes in which its clock runs.</summary>
/// <param name="ElapsedMinutes">Since the step opened.</param>
/// <param name="LeftMinutes">Until the binding date.</param>
/// <param name="Waiting">Open steps of the same unit and role at the beginning of the day on which the step opened; null where nobody counted.</param>
public readonly record struct OpenStep(int ElapsedMinutes, int LeftMinutes, int? Waiting);
