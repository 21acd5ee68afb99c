namespace Workflow.Host.Procedures;

/// <summary>How versions come to be published.</summary>
internal sealed class PublicationOptions
{
    public const string Section = "Procedures";

    /// <summary>Whether each version needs the approval of an officer who neither drew nor proposed it.</summary>
    public bool FourEyes { get; set; }
}
