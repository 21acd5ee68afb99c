using System.CommandLine;
using Workflow.Host.Hosting;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Hosting;

public sealed class CommandLineTests
{
    private string folder = "";

    [SetUp]
    public void Start() => folder = Directory.CreateTempSubdirectory("one-stop-command-").FullName;

    [TearDown]
    public void Stop()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Help_OfTheRoot() => Snapshot.Match((await Run("--help")).Output);

    [Test]
    public async Task Help_OfEachCommand_ShowsAnExampleOfIt()
    {
        foreach (var command in CommandLine.Create().Subcommands)
        {
            var (code, output, _) = await Run(command.Name, "--help");

            Assert.That((code, output), Is.EqualTo((ExitCodes.Done, output)));
            Assert.That(output, Does.Match($@"Examples:\s+workflow {command.Name}"), command.Name);
        }
    }

    [TestCase("nonsense")]
    [TestCase("serve", "--nonsense")]
    [TestCase("token", "create")]
    public async Task Run_CommandLineThatCannotBeUnderstood_IsWrongUsage(params string[] args)
    {
        Assert.That((await Run(args)).Code, Is.EqualTo(ExitCodes.WrongUsage));
    }

    [Test]
    public async Task AdminCreate_EmptyDatabase_MakesUnitAndAdministratorOnce()
    {
        string[] create = ["admin", "create", "quantri", "--name", "Nguyễn Thị Minh", "--unit", "H05", "--unit-name", "Tỉnh Bắc Ninh", "--generate", "--data", folder];

        var first = await Run(create);
        var second = await Run(create);

        Assert.That(first.Code, Is.EqualTo(ExitCodes.Done), first.Error);
        Assert.That(first.Output, Does.Match(@"^quantri \(H05\)\s+\w{20}\s+$"));
        Assert.That((second.Code, second.Output), Is.EqualTo((ExitCodes.Refused, "")));
        Assert.That(second.Error, Does.Contain("quantri"));
    }

    [Test]
    public async Task AdminCreate_WithoutAnyUnit_SaysWhatIsMissing()
    {
        var (code, _, error) = await Run("admin", "create", "quantri", "--generate", "--data", folder);

        Assert.That((code, error), Is.EqualTo((ExitCodes.Refused, error)));
        Assert.That(error, Does.Contain("--unit-name"));
    }

    [Test]
    public async Task Token_CreateListRevoke_ShowsTheTextOnce()
    {
        await Run("admin", "create", "quantri", "--unit", "H05", "--unit-name", "Tỉnh Bắc Ninh", "--generate", "--data", folder);

        var created = await Run("token", "create", "quantri", "--name", "cổng", "--days", "30", "--data", folder);
        var listed = await Run("token", "list", "--data", folder);
        var revoked = await Run("token", "revoke", listed.Output.Split(' ')[0], "--data", folder);
        var after = await Run("token", "list", "--data", folder);

        Assert.That(created.Output, Does.Match(@"^osw_[0-9a-f]{32}_[\w-]{43}\s+$"));
        Assert.That(listed.Output, Does.Contain("quantri").And.Not.Contain("osw_"));
        Assert.That((revoked.Code, after.Output), Is.EqualTo((ExitCodes.Done, "")));
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(args, new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
