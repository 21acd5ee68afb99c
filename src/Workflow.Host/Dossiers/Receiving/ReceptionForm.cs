using System.Globalization;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Documents;
using Workflow.Host.Fees;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>Reads what reception ticked, counted and attached from the posted form, and gives it back to be drawn again.</summary>
internal sealed class ReceptionForm(IFormCollection sent, ProcedureCase chosen)
{
    public const string PaperField = "paper";
    public const string UploadField = "upload";
    public const string UploadKeyField = "upload-key";

    /// <summary>Name of the field of files that stand for no required document.</summary>
    public const string OtherFiles = "file";

    /// <summary>Stands for a paper that the case does not ask for.</summary>
    public const string AnyPaper = "-";

    private const string ReuseRoot = "reuse.";
    private const int Unreadable = -1;

    /// <summary>Name of the field of files for one required document.</summary>
    public static string FilesOf(string key) => $"{OtherFiles}.{key}";

    /// <summary>The uploads that the form names, with the document each stands for.</summary>
    public IReadOnlyList<(Guid Id, string? Key)> Uploads =>
        [.. sent[UploadField].Zip(sent[UploadKeyField], (id, key) => (Id: Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty, Key: Known(key)))
            .Where(u => u.Id != Guid.Empty && u.Id.ToString() != sent["discard"]).DistinctBy(u => u.Id)];

    public bool IsTicked(string key) => sent[PaperField].Contains(key);

    public string Originals(RequiredDocument document) => Typed($"originals.{document.Key}", document.Kind == DocumentKind.Original ? "1" : "0");

    public string Copies(RequiredDocument document) => Typed($"copies.{document.Key}", document.Kind == DocumentKind.Copy ? "1" : "0");

    public string Quantity(int fee) => Typed($"quantity-{fee.ToString(CultureInfo.InvariantCulture)}", "1");

    public string Text(string field) => sent[field].ToString();

    /// <summary>What is ticked off, in the order of the case.</summary>
    public IReadOnlyList<PaperRequest> Papers(IEnumerable<RequiredDocument> documents) =>
        [.. documents.Where(d => IsTicked(d.Key)).Select(d => new PaperRequest(d.Key, Whole(Originals(d)), Whole(Copies(d))))];

    /// <summary>The files as reception hands them on: scans of paper, or what came as a file in the first place.</summary>
    public IReadOnlyList<UsedUpload> Files(IReadOnlyList<RequiredDocument> documents, SubmissionChannel channel) =>
        [.. Uploads.Select(u => new UsedUpload(u.Id, u.Key, IsElectronic(u.Key, documents, channel) ? DocumentOrigin.Applicant : DocumentOrigin.Digitised))];

    /// <summary>The results that are taken over, with the document each stands for.</summary>
    public IReadOnlyList<ReusedDocument> Reused =>
        [.. sent.Where(f => f.Key.StartsWith(ReuseRoot, StringComparison.Ordinal) && f.Value.ToString().Length > 0)
            .Select(f => (Parts: f.Key[ReuseRoot.Length..].Split('.'), Key: f.Value.ToString()))
            .Where(r => r.Parts.Length == 2 && Guid.TryParse(r.Parts[0], out _) && int.TryParse(r.Parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(r => new ReusedDocument(Guid.Parse(r.Parts[0]), int.Parse(r.Parts[1], CultureInfo.InvariantCulture), Known(r.Key)))];

    /// <summary>Name of the field in which a result is taken over; its value is the document it stands for, <see cref="AnyPaper"/> for none.</summary>
    public static string ReuseField(ReusableDocument document) => string.Create(CultureInfo.InvariantCulture, $"{ReuseRoot}{document.DossierId}.{document.Number}");

    public ReceivedFeeRequest Fee => new([.. chosen.Fees.Select((_, place) => Whole(Quantity(place)))], FeeActOf(sent["fee-act"].ToString()));

    /// <summary>Whether one of the acts on the fee is chosen; without any it is due later.</summary>
    public bool IsFeeAct(string act) => sent["fee-act"].ToString() is var given && (given == act || given.Length == 0 && act == "Later");

    private FeeActRequest? FeeActOf(string act) => act switch
    {
        "Counter" => new FeeActRequest(FeeAct.Pay, Means: PaymentMeans.Counter, Receipt: Text("fee-receipt")),
        "Online" => new FeeActRequest(FeeAct.Pay, Means: PaymentMeans.Online, Receipt: Text("fee-receipt")),
        "Exempt" => new FeeActRequest(FeeAct.Exempt, Reason: Text("fee-reason")),
        _ => null,
    };

    private static bool IsElectronic(string? key, IReadOnlyList<RequiredDocument> documents, SubmissionChannel channel) =>
        channel == SubmissionChannel.Online || documents.FirstOrDefault(d => d.Key == key) is { Kind: DocumentKind.Electronic };

    private string? Known(string? key) => key is { Length: > 0 } && chosen.Documents.Contains(key) ? key : null;

    private string Typed(string field, string otherwise) => sent.TryGetValue(field, out var text) ? text.ToString().Trim() : otherwise;

    private static int Whole(string text) =>
        text.Length == 0 ? 0 : TypedNumber.Read(text, CultureInfo.CurrentCulture) is { } number && decimal.IsInteger(number) && number is >= 0 and <= int.MaxValue ? (int)number : Unreadable;
}
