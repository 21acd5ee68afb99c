using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core.Submissions;
using Workflow.Host.Board;
using Workflow.Host.Documents;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Fees;
using Workflow.Host.Paging;
using Workflow.Host.Search;
using Workflow.Host.Submissions;
using Workflow.Host.Tasks;
using Workflow.Host.Triggers;

namespace Workflow.Host.Dossiers;

/// <summary>Generated readers and writers of what the routes of dossiers and steps take and give.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(CompleteTaskRequest))]
[JsonSerializable(typeof(ReassignTaskRequest))]
[JsonSerializable(typeof(ReturnTaskRequest))]
[JsonSerializable(typeof(UrgeRequest))]
[JsonSerializable(typeof(ReceiveDossierRequest))]
[JsonSerializable(typeof(WithdrawDossierRequest))]
[JsonSerializable(typeof(ConfirmPaymentRequest))]
[JsonSerializable(typeof(SubmitSupplementRequest))]
[JsonSerializable(typeof(RetryIncidentRequest))]
[JsonSerializable(typeof(SkipIncidentRequest))]
[JsonSerializable(typeof(ExtendDossierRequest))]
[JsonSerializable(typeof(SuspendDossierRequest))]
[JsonSerializable(typeof(ResumeDossierRequest))]
[JsonSerializable(typeof(ChangeLimitRequest))]
[JsonSerializable(typeof(RaiseEventRequest))]
[JsonSerializable(typeof(RaisedEventView))]
[JsonSerializable(typeof(Page<WorkLine>))]
[JsonSerializable(typeof(LockWorkRequest))]
[JsonSerializable(typeof(IReadOnlyList<LockedWork>))]
[JsonSerializable(typeof(LockedWork))]
[JsonSerializable(typeof(ExtendWorkRequest))]
[JsonSerializable(typeof(CompleteWorkRequest))]
[JsonSerializable(typeof(FailWorkRequest))]
[JsonSerializable(typeof(FailedWork))]
[JsonSerializable(typeof(EndpointTaken))]
[JsonSerializable(typeof(DossierProgress))]
[JsonSerializable(typeof(ReceivedDossier))]
[JsonSerializable(typeof(DossierView))]
[JsonSerializable(typeof(Page<DossierLine>))]
[JsonSerializable(typeof(IReadOnlyList<HistoryLine>))]
[JsonSerializable(typeof(DeadlineExplanation))]
[JsonSerializable(typeof(StepExplanation))]
[JsonSerializable(typeof(DeadlinePreview))]
[JsonSerializable(typeof(ResponsibilityView))]
[JsonSerializable(typeof(TaskView))]
[JsonSerializable(typeof(TaskDetails))]
[JsonSerializable(typeof(TaskList))]
[JsonSerializable(typeof(InboxCounts))]
[JsonSerializable(typeof(DossierMatches))]
[JsonSerializable(typeof(SubmitOnlineRequest))]
[JsonSerializable(typeof(SupplyOnlineRequest))]
[JsonSerializable(typeof(WithdrawSubmissionRequest))]
[JsonSerializable(typeof(SupplementSlip))]
[JsonSerializable(typeof(RefuseSubmissionRequest))]
[JsonSerializable(typeof(SubmissionLine))]
[JsonSerializable(typeof(SubmissionView))]
[JsonSerializable(typeof(Page<SubmissionLine>))]
[JsonSerializable(typeof(AcknowledgementExplanation))]
[JsonSerializable(typeof(IReadOnlyList<UnitBreaches>))]
[JsonSerializable(typeof(IReadOnlyList<AttachedDocument>))]
[JsonSerializable(typeof(UploadView))]
[JsonSerializable(typeof(IReadOnlyList<DocumentLine>))]
[JsonSerializable(typeof(FeeActRequest))]
[JsonSerializable(typeof(FeeView))]
internal sealed partial class ApiJson : JsonSerializerContext;
