using Workflow.Benchmarks.Seeding;

namespace Workflow.Benchmarks.Desk;

/// <summary>One address of the desk that is measured.</summary>
/// <param name="Name">Under which its figures are reported.</param>
/// <param name="Officer">Who asks for it.</param>
/// <param name="Path">Where <c>{…}</c> stands for what <see cref="DeskSubject"/> has found in the data.</param>
/// <param name="MostMilliseconds">Goal of the p95 on the large database, in the server's own time.</param>
/// <param name="MostGrowth">Goal of that p95 against the one on the small database.</param>
internal sealed record DeskPage(string Name, string Officer, string Path, double MostMilliseconds, double MostGrowth = DeskPage.UsualGrowth)
{
    public const double UsualGrowth = 1.3;

    /// <summary>Compressed, as a browser gets it.</summary>
    public const double MostKilobytes = 60;

    private const string Commune = "mot.cua.kb";
    private const string Appraiser = "chuyen.vien.sxd";
    private const double InboxMilliseconds = 30;
    private const double SearchMilliseconds = 50;
    private const double DossierMilliseconds = 30;

    /// <summary>A new page or search of the desk is a line here.</summary>
    public static readonly IReadOnlyList<DeskPage> All =
    [
        new("inboxMineCommune", Commune, "/viec", InboxMilliseconds),
        new("inboxMineAppraiser", Appraiser, "/viec", InboxMilliseconds),
        new("inboxUnclaimed", Commune, "/viec?hop=chua-nhan", InboxMilliseconds),
        new("inboxUnit", Commune, "/viec?hop=don-vi", InboxMilliseconds),
        new("inboxUnitLate", Appraiser, "/viec?hop=don-vi&loc=cham", InboxMilliseconds),
        new("inboxRegion", SeededOffices.RegionSupervisor, "/viec?hop=don-vi", InboxMilliseconds),
        new("inboxProvince", SeededOffices.ProvinceSupervisor, "/viec?hop=don-vi", InboxMilliseconds),
        new("searchCode", SeededOffices.ProvinceSupervisor, "/ho-so?ma={code}", SearchMilliseconds),
        new("dossierOpen", Appraiser, "/ho-so/{open}", DossierMilliseconds),
        new("dossierFinished", SeededOffices.ProvinceSupervisor, "/ho-so/{finished}", DossierMilliseconds),
    ];
}
