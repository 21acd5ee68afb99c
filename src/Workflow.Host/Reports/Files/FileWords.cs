namespace Workflow.Host.Reports.Files;

/// <summary>The words of files of reports and lists.</summary>
internal sealed class FileWords;
