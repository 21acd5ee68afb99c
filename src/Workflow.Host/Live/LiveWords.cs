namespace Workflow.Host.Live;

/// <summary>Names the resource file of what pages say of news.</summary>
internal sealed class LiveWords;
