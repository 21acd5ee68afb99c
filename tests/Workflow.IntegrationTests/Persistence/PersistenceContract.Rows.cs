using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Persistence;
using Workflow.Persistence.Steps;

namespace Workflow.IntegrationTests.Persistence;

public abstract partial class PersistenceContract
{
    [TestCase(true)]
    [TestCase(false)]
    public void StepWriter_EveryRowWritten_IsReadBackByEfTheSame(bool isFull)
    {
        using var context = EmptyContext();
        var rows = isFull ? RowSamples.Full(context) : RowSamples.Bare(context);

        Write(writer => Each(rows, writer.Insert));

        foreach (var row in rows) Assert.That(Describe(context, context.Find(row.GetType(), KeyOf(context, row))!), Is.EqualTo(Describe(context, row)), row.GetType().Name);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void StepWriter_EveryRowSavedByEf_IsReadBackTheSame(bool isFull)
    {
        using var context = EmptyContext();
        var rows = isFull ? RowSamples.Full(context) : RowSamples.Bare(context);
        context.AddRange(rows);
        context.SaveChanges();

        Write(writer =>
        {
            foreach (var row in rows)
            {
                var read = typeof(StepWriter).GetMethod(nameof(StepWriter.Find))!.MakeGenericMethod(row.GetType()).CreateDelegate<FindRow>(writer);
                Assert.That(Describe(context, read(KeyOf(context, row))!), Is.EqualTo(Describe(context, row)), row.GetType().Name);
            }
        });
    }

    [Test]
    public void StepWriter_UpdateOfEveryRow_WritesAllThatMayChange()
    {
        using var context = EmptyContext();
        var (before, after) = (RowSamples.Bare(context), RowSamples.Full(context));
        Write(writer => Each(before, writer.Insert));

        foreach (var (old, changed) in before.Zip(after).Where(p => p.First is IRevised))
        {
            foreach (var property in context.Model.FindEntityType(old.GetType())!.GetProperties())
                if (!property.IsKey() && !property.IsForeignKey() && database.Plans.Of(old.GetType()).Column(property.Name).IsUpdated)
                    property.PropertyInfo!.SetValue(old, property.PropertyInfo.GetValue(changed));
            ((IRevised)old).Revision = 2;
            Write(writer => Assert.That(writer.Update((IRevised)old), Is.True));

            Assert.That(Describe(context, context.Find(old.GetType(), KeyOf(context, old))!), Is.EqualTo(Describe(context, old)), old.GetType().Name);
        }
    }

    [Test]
    public void StepWriter_UpdateOfAnOldRevision_ChangesNothing()
    {
        using var context = EmptyContext();
        var rows = RowSamples.Bare(context);
        Write(writer => Each(rows, writer.Insert));

        foreach (var row in rows.OfType<IRevised>())
        {
            row.Revision = 3;
            Write(writer => Assert.That(writer.Update(row), Is.False, row.GetType().Name));
            Write(writer => Assert.That(writer.Delete(row), Is.False, row.GetType().Name));
        }
    }

    [Test]
    public void StepWriter_DeleteOfEveryRow_RemovesIt()
    {
        using var context = EmptyContext();
        var rows = RowSamples.Bare(context);
        Write(writer => Each(rows, writer.Insert));

        Write(writer =>
        {
            foreach (var row in rows.Reverse()) Assert.That(writer.Delete(row), Is.True, row.GetType().Name);
        });

        foreach (var row in rows) Assert.That(context.Find(row.GetType(), KeyOf(context, row)), Is.Null, row.GetType().Name);
    }

    [Test]
    public void SaveChanges_CatalogueRowChangedBySomeoneElse_Fails()
    {
        using var first = database.CreateDbContext();
        using var second = database.CreateDbContext();
        var (mine, theirs) = (first.Procedures.AsTracking().Single(), second.Procedures.AsTracking().Single());
        theirs.Name = "Cấp giấy phép xây dựng mới";
        second.SaveChanges();

        mine.Name = "Giấy phép xây dựng";

        Assert.That(() => first.SaveChanges(), Throws.TypeOf<DbUpdateConcurrencyException>());
        Assert.That(theirs.Revision, Is.EqualTo(2));
    }

    [Test]
    public void Instants_NotInUtc_AreRefused()
    {
        using var context = database.CreateDbContext();
        var procedure = context.Versions.AsTracking().Single();
        context.Calendars.Add(new() { Version = "v", Json = "{}", PublishedAt = DateTime.SpecifyKind(procedure.PublishedAt, DateTimeKind.Local), PublishedBy = "hoa.nt" });

        Assert.That(() => context.SaveChanges(), Throws.Exception.With.InnerException.TypeOf<ArgumentException>().Or.TypeOf<ArgumentException>());
    }

    private delegate object? FindRow(params ReadOnlySpan<object> key);

    private WorkflowDbContext EmptyContext()
    {
        var context = database.CreateDbContext();
        context.Versions.ExecuteDelete();
        context.Procedures.ExecuteDelete();
        return context;
    }

    private void Write(Action<StepWriter> act)
    {
        using var connection = database.OpenLane();
        using var transaction = connection.BeginTransaction();
        using var writer = new StepWriter(connection, database.Plans);
        writer.Enlist(transaction);
        act(writer);
        transaction.Commit();
    }

    private static void Each(IEnumerable<object> rows, Action<object> act)
    {
        foreach (var row in rows) act(row);
    }

    private static object[] KeyOf(WorkflowDbContext context, object row) =>
        [.. context.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row)!)];

    private static string Describe(WorkflowDbContext context, object row) =>
        string.Join('\n', context.Model.FindEntityType(row.GetType())!.GetProperties().Select(p => $"{p.Name} = {p.PropertyInfo!.GetValue(row) switch
        {
            DateTime at => $"{at:O} {at.Kind}",
            byte[] bytes => Convert.ToHexString(bytes),
            var value => value ?? "null",
        }}"));
}
