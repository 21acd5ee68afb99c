namespace Workflow.Host.Reports;

/// <summary>Names the resource file of what is said in reports, on pages and in files.</summary>
internal sealed class ReportWords
{
    private ReportWords() { }
}
