using System.Globalization;
using Workflow.Persistence.Rows;

namespace Workflow.Benchmarks.Seeding;

/// <summary>
/// Which copies there are: two years of finished dossiers, week by week, then the open ones of these days. A copy lies whole weeks and some minutes before its
/// example, so that it keeps the days of the week and the hours; holidays between are not counted again.
/// </summary>
internal sealed class SeededDossiers(IReadOnlyList<DossierExample> examples, SeededOffices offices, SeededProcedures procedures, SeedSize size)
{
    private const int Weeks = 104;
    private const int MostMinutes = 60;

    // The sample's own dossiers have the first numbers of their days.
    private const int FirstSerial = 100;

    private static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private readonly Random random = new(size.Random);
    private readonly Dictionary<(string Prefix, DateOnly Day), int> serials = [];
    private long made;

    /// <summary>The last numbers that units gave on the last days, from which the service goes on.</summary>
    public IReadOnlyList<Counter> LastSerials
    {
        get
        {
            var last = serials.Keys.Max(s => s.Day).AddDays(-1);
            return [.. serials.Where(s => s.Key.Day >= last).Select(s => new Counter { Key = string.Create(CultureInfo.InvariantCulture, $"dossier:{s.Key.Prefix}:{s.Key.Day:yyyy-MM-dd}"), Value = s.Value })];
        }
    }

    /// <summary>The oldest first, so that their identifiers come in order.</summary>
    public IEnumerable<DossierCopy> All()
    {
        var (open, finished) = (examples.Where(e => e.IsOpen).ToList(), examples.Where(e => e.Dossier.IsClosed && !e.IsOpen).ToList());
        var openDossiers = OpenDossiers(open);
        var past = size.Dossiers - openDossiers;
        for (var i = 0; i < past; i++) yield return Of(finished[i % finished.Count], weeks: Weeks - (int)((long)i * Weeks / past));
        for (var i = 0; i < openDossiers; i++) yield return Of(open[i % open.Count], weeks: 0);
    }

    private int OpenDossiers(List<DossierExample> open)
    {
        var (dossiers, tasks) = (0, 0);
        while (tasks < size.OpenTasks && dossiers < size.Dossiers) tasks += open[dossiers++ % open.Count].OpenTasks;
        return dossiers;
    }

    private DossierCopy Of(DossierExample example, int weeks)
    {
        var (dossier, office) = (example.Dossier, random.Next(offices.Count));
        var shift = TimeSpan.FromDays(-7 * weeks) - TimeSpan.FromMinutes(random.Next(MostMinutes));
        var procedure = procedures.Any(dossier.ProcedureCode, random);
        string[] texts =
        [
            Code(offices.PrefixOf(dossier.ReceivingUnit, office), dossier.ReceivedAt + shift), SeedNames.Person(random), SeedNames.Identity(random), SeedNames.Phone(random), SeedNames.Address(random),
            procedure.Code, procedure.Name, .. offices.TextsOf(office, random),
        ];
        return new DossierCopy(example, shift, texts, [procedure.Version], random, FirstSerial + made++);
    }

    private string Code(string prefix, DateTime receivedAt)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(receivedAt, zone));
        var serial = serials[(prefix, day)] = serials.GetValueOrDefault((prefix, day), FirstSerial) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{day:yyMMdd}-{serial:0000}");
    }
}
