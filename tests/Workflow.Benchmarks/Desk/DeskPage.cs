using Workflow.Benchmarks.Seeding;

namespace Workflow.Benchmarks.Desk;

/// <summary>One address of the desk that is measured.</summary>
/// <param name="Name">Under which its figures are reported.</param>
/// <param name="Officer">Who asks for it; <see cref="Applicant"/> for whoever follows a dossier.</param>
/// <param name="Path">Where <c>{…}</c> stands for what <see cref="DeskSubject"/> has found in the data.</param>
/// <param name="MostMilliseconds">Goal of the p95 on the large database, in the server's own time.</param>
/// <param name="MostGrowth">Goal of that p95 against the one on the small database; null for none.</param>
/// <param name="IsCountedAnew">Whether each request waits until nothing is kept of the last one: fewer are made then.</param>
internal sealed record DeskPage(string Name, string Officer, string Path, double MostMilliseconds, double? MostGrowth = DeskPage.UsualGrowth, bool IsCountedAnew = false)
{
    public const double UsualGrowth = 1.3;

    /// <summary>Compressed, as a browser gets it.</summary>
    public const double MostKilobytes = 60;

    /// <summary>In place of an officer.</summary>
    public const string Applicant = "";

    private const string Commune = "mot.cua.kb";
    private const string Appraiser = "chuyen.vien.sxd";
    private const string Region = SeededOffices.RegionSupervisor;
    private const string Province = SeededOffices.ProvinceSupervisor;

    private const double InboxMilliseconds = 30;
    private const double CountsMilliseconds = 20;
    private const double SearchMilliseconds = 50;
    private const double DossierMilliseconds = 30;
    private const double BoardMilliseconds = 300;
    private const double BoardGrowth = 3;

    /// <summary>The inbox that has all that is open forecast when nothing has been since the start.</summary>
    public static readonly DeskPage AtRisk = new("inboxAtRisk", Province, "/viec?hop=don-vi&loc=nguy-co", InboxMilliseconds);

    /// <summary>A new page or search of the desk is a line here.</summary>
    public static readonly IReadOnlyList<DeskPage> All =
    [
        new("inboxMineCommune", Commune, "/viec", InboxMilliseconds),
        new("inboxMineAppraiser", Appraiser, "/viec", InboxMilliseconds),
        new("inboxUnclaimed", Commune, "/viec?hop=chua-nhan", InboxMilliseconds),
        new("inboxUnit", Commune, "/viec?hop=don-vi", InboxMilliseconds),
        new("inboxUnitLate", Appraiser, "/viec?hop=don-vi&loc=cham", InboxMilliseconds),
        new("inboxFinished", Appraiser, "/viec?hop=xong", InboxMilliseconds),
        new("inboxRegion", Region, "/viec?hop=don-vi", InboxMilliseconds),
        new("inboxProvince", Province, "/viec?hop=don-vi", InboxMilliseconds),
        AtRisk,
        new("countsUnit", Appraiser, "/api/tasks/counts?view=Units", CountsMilliseconds),
        new("countsRegion", Region, "/api/tasks/counts?view=Units", CountsMilliseconds),
        new("countsProvince", Province, "/api/tasks/counts?view=Units", CountsMilliseconds),
        new("searchCode", Province, "/ho-so?ma={finished}", SearchMilliseconds),
        new("searchLastDigits", Province, "/ho-so?ma={lastDigits}", SearchMilliseconds),
        new("searchDayAndNumber", Province, "/ho-so?ma={dayAndNumber}", SearchMilliseconds),
        new("searchName", Province, "/ho-so?ma={name}", SearchMilliseconds),
        new("searchCommonName", Province, "/ho-so?ma={commonName}", SearchMilliseconds, MostGrowth: null),
        new("searchCommonWords", Province, "/ho-so?ma=nguyen+thi", SearchMilliseconds),
        new("searchCommonInCommune", Commune, "/ho-so?ma=nguyen+thi", SearchMilliseconds),
        new("searchPhone", Province, "/ho-so?ma={phone}", SearchMilliseconds),
        new("searchProcedure", Province, "/ho-so?ma=giay+phep+ban+le+ruou", SearchMilliseconds),
        new("searchInbox", Province, "/viec?hop=don-vi&q={nameInHand}", SearchMilliseconds),
        new("dossierOpen", Appraiser, "/ho-so/{open}", DossierMilliseconds),
        new("dossierFinished", Province, "/ho-so/{finished}", DossierMilliseconds),
        new("step", Appraiser, "/viec/{task}", DossierMilliseconds),
        new("board", Province, "/dieu-hanh", BoardMilliseconds, BoardGrowth),
        new("boardCountedAnew", Province, "/dieu-hanh", BoardMilliseconds, MostGrowth: null, IsCountedAnew: true),
        new("countsProvinceAnew", Province, "/api/tasks/counts?view=Units", CountsMilliseconds, MostGrowth: null, IsCountedAnew: true),
        new("boardRegion", Region, "/dieu-hanh", BoardMilliseconds, BoardGrowth),
        new("boardSteps", Province, "/dieu-hanh/buoc?loc=cham", BoardMilliseconds, BoardGrowth),
        new("boardOverdue", Province, "/dieu-hanh/ho-so?so=qua-han", BoardMilliseconds, BoardGrowth),
        new("boardReceived", Province, "/dieu-hanh/ho-so?so=nhan", BoardMilliseconds, BoardGrowth),
        new("boardEndedLate", Province, "/dieu-hanh/ho-so?so=tre-han", BoardMilliseconds, BoardGrowth),
        new("report", Province, "/bao-cao", BoardMilliseconds, BoardGrowth),
        new("reception", Commune, "/tiep-nhan", DossierMilliseconds),
        new("tracking", Applicant, "/tra-cuu", DossierMilliseconds),
    ];
}
