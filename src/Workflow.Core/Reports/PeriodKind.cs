namespace Workflow.Core.Reports;

/// <summary>The lengths of a reporting period.</summary>
public enum PeriodKind { Month, Quarter, HalfYear, Year, Range }
