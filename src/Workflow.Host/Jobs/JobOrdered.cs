namespace Workflow.Host.Jobs;

/// <summary>The job that a request has ordered: it is followed at <c>/api/jobs/{id}</c>.</summary>
internal sealed record JobOrdered(Guid JobId);
