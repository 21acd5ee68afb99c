namespace Workflow.Host.Desk;

/// <summary>The field of a form by which one file is handed in, as <c>file</c>.</summary>
/// <param name="Accept">File endings and types, as the attribute of that name has them.</param>
/// <param name="Hint">What the file must be; null where the label says enough.</param>
/// <param name="IsRequired">Whether the browser asks for a file before it sends the form.</param>
/// <param name="IsOptional">Whether the label says that it may be left out.</param>
internal sealed record FileField(string Label, string Accept, string? Hint = null, bool IsRequired = false, bool IsOptional = false);
