using System.Collections.Frozen;
using Workflow.Core.Jobs;
using Workflow.Host.Administration.Import;
using Workflow.Host.Administration.Incidents;
using Workflow.Host.Audit;
using Workflow.Host.Reports.Files;

namespace Workflow.Host.Jobs;

/// <summary>Which class does which kind of job.</summary>
internal sealed class JobKinds(OfficeImportTrial trial, OfficeImport import, AuditExport export, IncidentRetries retries, ReportExport reports, ListExport lists)
{
    private readonly FrozenDictionary<JobKind, JobWork> works = new JobWork[] { trial, import, export, retries, reports, lists }.ToFrozenDictionary(w => w.Kind);

    public JobWork Of(JobKind kind) => works[kind];
}
