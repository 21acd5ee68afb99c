using Workflow.Core.Forecasts;
using Workflow.Host.Desk;

namespace Workflow.Host.Tasks;

/// <summary>Under which heading a step stands in an inbox, in their order.</summary>
internal enum InboxGroup { Spent, Today, NextDay, Later, Ready, Stopped, Finished }

/// <summary>Why a step stands out.</summary>
internal enum InboxReason { DossierOverdue, StepLate, Blocked, StepNear, Returned, Risk, Paused, Ready, Order }

/// <summary>One step in an inbox.</summary>
/// <param name="AppointedAt">Null while the clock is stopped: a new date is given when it runs again.</param>
/// <param name="Risk">The forecast of a dossier that will probably be late; null for any other.</param>
/// <param name="OverdueMinutes">Working minutes by which the dossier is past its appointed date; zero when it is not.</param>
/// <param name="Reasons">The first speaks for the row; empty for a step that is over.</param>
internal sealed record InboxRow(TaskView Task, TimeLeft Left, InboxGroup Group, DateTime? AppointedAt, int OverdueMinutes, LateForecast? Risk, IReadOnlyList<InboxReason> Reasons);
