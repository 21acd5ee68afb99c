using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Persistence;

// Writes what EF derives from the mapping, for each database:
//   dotnet run --project .ci/model -- migration <Name>    a migration with the difference to the last one
//   dotnet run --project .ci/model -- compiled            the compiled model
// Delete the folder Compiled before a change of the mapping, write the migration, then the compiled model again.
if (args is not (["migration", _] or ["compiled"]))
{
    Console.Error.WriteLine("Expected: migration <Name> | compiled");
    return 2;
}
Write("Sqlite", new SqliteWorkflowDbContext(new DbContextOptionsBuilder<SqliteWorkflowDbContext>().UseSqlite("Data Source=none").Options));
Write("Postgres", new PostgresWorkflowDbContext(new DbContextOptionsBuilder<PostgresWorkflowDbContext>().UseNpgsql("Host=none").Options));
return 0;

void Write(string database, WorkflowDbContext context)
{
    var assembly = typeof(WorkflowDbContext).Assembly;
    var project = Path.Combine(Folder(), "../../src/Workflow.Persistence");
    var reporter = new OperationReporter(new OperationReportHandler(Console.Error.WriteLine, Console.Error.WriteLine));
    using var services = new DesignTimeServicesBuilder(assembly, assembly, reporter, []).Build(context).CreateScope();
    if (args is ["migration", var name])
    {
        var scaffolder = services.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
        var migration = scaffolder.ScaffoldMigration(name, "Workflow.Persistence", $"Migrations.{database}", "C#", dryRun: true);
        scaffolder.Save(project, migration, $"{project}/Migrations/{database}", dryRun: false);
        return;
    }
    services.ServiceProvider.GetRequiredService<ICompiledModelScaffolder>().ScaffoldModel(
        context.GetService<IDesignTimeModel>().Model,
        $"{project}/Compiled/{database}",
        new CompiledModelCodeGenerationOptions
        {
            ContextType = context.GetType(),
            ModelNamespace = $"Workflow.Persistence.Compiled.{database}",
            Language = "C#",
            UseNullableReferenceTypes = true,
        });
}

static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
