using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Persistence.Steps;

namespace Workflow.Benchmarks.Seeding;

/// <summary>A dossier of the sample office with all its rows, as the service has written them.</summary>
internal sealed class DossierExample
{
    /// <summary>Places in <see cref="Texts"/>.</summary>
    public const int Code = 0;
    public const int ApplicantName = 1;
    public const int ApplicantIdentity = 2;
    public const int ApplicantPhone = 3;
    public const int ApplicantAddress = 4;
    public const int ProcedureCode = 5;
    public const int ProcedureName = 6;
    public const int FirstOfTheOffice = 7;

    private readonly Dictionary<Guid, int> places;
    private readonly IReadOnlyList<Guid> versions;

    /// <param name="rows">The dossier first.</param>
    /// <param name="office">Codes of units, then ids of officers.</param>
    public DossierExample(Dossier dossier, IReadOnlyList<(RowPlan Plan, object Row)> rows, IReadOnlyList<string> office, IReadOnlyList<Guid> versions)
    {
        (Dossier, this.versions) = (dossier, versions);
        Texts =
        [
            dossier.Code, dossier.ApplicantName, dossier.ApplicantIdentity, dossier.ApplicantPhone, dossier.ApplicantAddress, dossier.ProcedureCode, dossier.ProcedureName, .. office,
        ];
        Ids = [dossier.Id, .. rows.SelectMany(r => r.Plan.Key.Where(k => k.Property.ClrType == typeof(Guid)).Select(k => (Guid)k.Property.PropertyInfo!.GetValue(r.Row)!)).Where(id => id != dossier.Id).Distinct()];
        places = Ids.Index().ToDictionary(id => id.Item, id => id.Index);
        OpenTasks = rows.Count(r => r.Row is UserTask { State: TaskState.Open });
        Rows = [.. rows.Select(r => new RowExample(r.Plan, r.Row, this))];
        foreach (var row in rows) CheckNothingIsLeft(row.Plan, row.Row);
    }

    public Dossier Dossier { get; }

    public int OpenTasks { get; }

    public bool IsOpen => OpenTasks > 0;

    public IReadOnlyList<RowExample> Rows { get; }

    /// <summary>Texts of the sample that each copy has its own of.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Identifiers of the rows, the dossier's first.</summary>
    public IReadOnlyList<Guid> Ids { get; }

    public int? Place(Guid id) => places.TryGetValue(id, out var place) ? place : null;

    public int? Version(Guid id) => versions.Index().Where(v => v.Item == id).Select(v => (int?)v.Index).FirstOrDefault();

    /// <summary>A column that holds the applicant's name or the code in another form would be the same in all copies: its table is to be made, not copied.</summary>
    private void CheckNothingIsLeft(RowPlan plan, object row)
    {
        string[] forms = [FoldedText.Of(Dossier.ApplicantName), FoldedText.Of(Dossier.Code), Backwards(Dossier.Code), Backwards(Dossier.ApplicantPhone)];
        foreach (var column in plan.Columns)
            if (column.Property.PropertyInfo!.GetValue(row) is string text && forms.Any(form => form.Length > 3 && text.Contains(form, StringComparison.Ordinal)))
                throw new InvalidOperationException($"{plan.Table}.{column.Name} holds a form of what a copy has its own of: say in {nameof(SeedTables)} how its rows are made.");
    }

    private static string Backwards(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}
