namespace Workflow.Core.Procedures;

/// <summary>Stands beside the sentences about procedures, their packages and their forms.</summary>
internal sealed class ProcedureSentences;
