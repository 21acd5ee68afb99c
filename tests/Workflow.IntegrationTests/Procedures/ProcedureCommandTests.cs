using System.CommandLine;
using Microsoft.Data.Sqlite;
using Workflow.Core.Procedures;
using Workflow.Host.Hosting;
using Workflow.IntegrationTests.Dossiers;

namespace Workflow.IntegrationTests.Procedures;

/// <summary><c>publish</c> and <c>export</c> as they are called: what they print and their exit codes.</summary>
public sealed class ProcedureCommandTests
{
    private string data = "";
    private string folder = "";

    [SetUp]
    public void Start()
    {
        data = Directory.CreateTempSubdirectory("one-stop-data-").FullName;
        folder = Directory.CreateTempSubdirectory("one-stop-procedures-").FullName;
    }

    [TearDown]
    public void Stop()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Publish_FolderOfProcedures_SaysWhatEachBecame()
    {
        Write("giay-phep", PermitProcedure.Package());

        var first = await Run("publish", folder, "--data", data);
        var second = await Run("publish", folder, "--data", data);

        Assert.That(first, Is.EqualTo((ExitCodes.Done, "giay-phep: 1.009994 Cấp giấy phép xây dựng mới nhà ở riêng lẻ: công bố phiên bản 1\n", "")));
        Assert.That((second.Code, second.Error), Is.EqualTo((ExitCodes.Done, "")));
        Assert.That(second.Output, Does.Match("^giay-phep: .* 1\n$").And.Not.EqualTo(first.Output));
    }

    [Test]
    public async Task Publish_OneOfTwoWrong_PublishesTheOtherAndListsEveryProblem()
    {
        Write("dung", PermitProcedure.Package());
        Write("sai", PermitProcedure.Package() with { Procedure = "{}", Processes = new Dictionary<string, string> { ["standard.process.json"] = "[" } });

        var (code, output, error) = await Run("publish", folder, "--data", data);
        var exported = await Run("export", PermitProcedure.Code, "--data", data);

        Assert.That((code, exported.Code), Is.EqualTo((ExitCodes.Refused, ExitCodes.Done)));
        Assert.That(output.Split('\n').Count(l => l.StartsWith("  ", StringComparison.Ordinal)), Is.GreaterThan(3), output);
        Assert.That(output, Does.Contain("  standard.process.json"));
        Assert.That(error, Does.Contain("1").And.Contain("2"));
    }

    [Test]
    public async Task Publish_StepsOverTheLimit_NeedsTheReason()
    {
        Write("gap", PermitProcedure.Package(limit: "2wd"));

        var refused = await Run("publish", folder, "--data", data);
        var reasoned = await Run("publish", folder, "--reason", "Quyết định 12/QĐ-UBND", "--data", data);

        Assert.That((refused.Code, reasoned.Code), Is.EqualTo((ExitCodes.Refused, ExitCodes.Done)), refused.Output + reasoned.Output);
    }

    [Test]
    public async Task Export_PublishedProcess_PrintsItByteForByte()
    {
        var package = PermitProcedure.Package(drawing: 40);
        Write("giay-phep", package);
        await Run("publish", folder, "--data", data);

        var byCode = await Run("export", PermitProcedure.Code, "--data", data);
        var byFile = await Run("export", PermitProcedure.Code + "/standard.process.json", "--version", "1", "--data", data);

        Assert.That(byCode, Is.EqualTo((ExitCodes.Done, package.Processes["standard.process.json"], "")));
        Assert.That(byFile, Is.EqualTo(byCode));
    }

    [TestCase("9.999999")]
    [TestCase(PermitProcedure.Code + "/khac.process.json")]
    [TestCase(PermitProcedure.Code, "--version", "7")]
    public async Task Export_WhatWasNotPublished_IsRefusedWithASentence(params string[] definition)
    {
        Write("giay-phep", PermitProcedure.Package());
        await Run("publish", folder, "--data", data);

        var (code, output, error) = await Run(["export", .. definition, "--data", data]);

        Assert.That((code, output), Is.EqualTo((ExitCodes.Refused, "")));
        Assert.That(error, Does.Contain(definition[0].Split('/')[0]));
    }

    [Test]
    public async Task Publish_FolderThatIsNotThere_IsRefused()
    {
        var (code, output, error) = await Run("publish", Path.Combine(folder, "khong-co"), "--data", data);

        Assert.That((code, output), Is.EqualTo((ExitCodes.Refused, "")));
        Assert.That(error, Does.Contain("khong-co"));
    }

    [TestCase("publish")]
    [TestCase("export")]
    [TestCase("export", PermitProcedure.Code, "--version", "một")]
    public async Task Run_WithoutWhatItNeeds_IsWrongUsage(params string[] args)
    {
        Assert.That((await Run(args)).Code, Is.EqualTo(ExitCodes.WrongUsage));
    }

    private void Write(string name, ProcedurePackage package)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        Directory.CreateDirectory(Path.Combine(path, "forms"));
        File.WriteAllText(Path.Combine(path, "procedure.json"), package.Procedure);
        foreach (var (file, text) in package.Processes) File.WriteAllText(Path.Combine(path, file), text);
        foreach (var (key, text) in package.Forms) File.WriteAllText(Path.Combine(path, "forms", key + ".json"), text);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.Run(args, new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
