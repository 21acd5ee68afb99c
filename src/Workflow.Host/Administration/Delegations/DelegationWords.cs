namespace Workflow.Host.Administration.Delegations;

/// <summary>Names the resource file of the words of delegations.</summary>
internal sealed class DelegationWords;
