using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflow.Benchmarks.Serving;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Benchmarks.Studio;

/// <summary>The catalogue of a province after years: every procedure with twenty versions of its one process, the last in force, and a draft behind every tenth.</summary>
internal static class GeneratedCatalogue
{
    public const int Definitions = 2059;
    public const int VersionsEach = 20;

    /// <summary>A word of many names, as officers type it.</summary>
    public const string SearchTerm = "quang cao";

    private const int DraftEvery = 10;
    private const int ProceduresPerSave = 50;
    private const string Designer = "thietke";

    private static readonly DateTime firstPublication = new(2025, 7, 1, 1, 0, 0, DateTimeKind.Utc);

    private static readonly string[] acts =
        ["Cấp", "Cấp lại", "Cấp đổi", "Gia hạn", "Điều chỉnh", "Thu hồi", "Chấp thuận", "Thẩm định hồ sơ", "Tiếp nhận thông báo", "Xác nhận", "Công nhận", "Phê duyệt"];

    private static readonly string[] subjects =
    [
        "giấy phép xây dựng", "giấy phép kinh doanh dịch vụ karaoke", "giấy chứng nhận quyền sử dụng đất", "giấy phép môi trường", "giấy phép thăm dò nước dưới đất",
        "giấy phép hành nghề thú y", "giấy chứng nhận đủ điều kiện an toàn thực phẩm", "giấy phép lái xe", "phù hiệu xe hợp đồng", "chứng chỉ hành nghề dược",
        "giấy phép hoạt động khám bệnh, chữa bệnh", "giấy phép sản xuất rượu thủ công", "giấy phép bán lẻ thuốc lá", "giấy đăng ký hộ kinh doanh", "giấy phép quảng cáo ngoài trời",
        "giấy phép tổ chức lễ hội", "chủ trương đầu tư", "giấy phép lao động", "giấy phép dạy thêm", "chế độ trợ giúp xã hội", "giấy xác nhận tình trạng hôn nhân",
        "thẻ hướng dẫn viên du lịch", "quy hoạch tổng mặt bằng", "phương án phòng cháy, chữa cháy",
    ];

    private static readonly string[] reaches =
        ["cấp tỉnh", "cấp xã", "trong khu công nghiệp", "đối với tổ chức", "đối với cá nhân", "có yếu tố nước ngoài", "theo hình thức trực tuyến", "trong trường hợp khẩn cấp"];

    /// <summary>Writes the rows that publishing them one after another would have left.</summary>
    public static async Task Write(IDbContextFactory<WorkflowDbContext> contexts)
    {
        var template = StoredPackage.Write(BenchmarkProcedure.Package());
        foreach (var part in Enumerable.Range(1, Definitions).Chunk(ProceduresPerSave))
        {
            await using var context = await contexts.CreateDbContextAsync();
            foreach (var number in part) Add(context, number, template);
            await context.SaveChangesAsync();
        }
    }

    private static void Add(WorkflowDbContext context, int number, string template)
    {
        var (code, definition) = (string.Create(CultureInfo.InvariantCulture, $"1.{number:000000}"), string.Create(CultureInfo.InvariantCulture, $"thu-tuc-{number:0000}"));
        var name = NameOf(number - 1);
        var procedure = new Procedure { Code = code, Name = name, LatestNumber = VersionsEach };
        var own = template.Replace(BenchmarkProcedure.Code, code, StringComparison.Ordinal).Replace(BenchmarkProcedure.Definition, definition, StringComparison.Ordinal);
        context.Add(procedure);
        ProcedureVersion? last = null;
        for (var version = 1; version <= VersionsEach; version++)
        {
            last = Version(code, version, own.Replace($"{definition}-v1", $"{definition}-v{version}", StringComparison.Ordinal), firstPublication.AddDays(20 * version).AddMinutes(number));
            context.Add(last);
            context.Add(Process(last, definition, name));
        }
        procedure.CurrentVersionId = last!.Id;
        if (number % DraftEvery == 0) context.Add(Draft(last, definition, name, StoredPackage.Read(last.Package).Processes[BenchmarkProcedure.File]));
    }

    private static ProcedureVersion Version(string code, int number, string package, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(at), ProcedureCode = code, Number = number,
        Meaning = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{code}/{number}"))), Document = StoredPackage.HashOf(package), Package = package,
        PublishedAt = at, PublishedBy = Designer, ApprovedBy = Designer, EffectiveAt = at,
    };

    private static ProcessVersion Process(ProcedureVersion version, string definition, string name) => new()
    {
        VersionId = version.Id, Process = BenchmarkProcedure.File, ProcedureCode = version.ProcedureCode, Number = version.Number, DefinitionId = definition,
        Name = name, Description = "Quy trình nội bộ theo quyết định công bố của Chủ tịch Ủy ban nhân dân tỉnh.", PublishedAt = version.PublishedAt,
        IsLatest = version.Number == VersionsEach, IsCurrent = version.Number == VersionsEach,
    };

    private static ProcessDraft Draft(ProcedureVersion last, string definition, string name, string document) => new()
    {
        Id = Guid.CreateVersion7(last.PublishedAt), DefinitionId = definition, BasedOn = last.Id, ProcedureCode = last.ProcedureCode, Process = BenchmarkProcedure.File,
        Name = name, Document = document, CreatedAt = last.PublishedAt, ChangedAt = last.PublishedAt, ChangedBy = Designer, ChangedIn = "", Saves = 1, SameHandSince = 1,
    };

    private static string NameOf(int index) =>
        $"{acts[index % acts.Length]} {subjects[index / acts.Length % subjects.Length]} {reaches[index / acts.Length / subjects.Length % reaches.Length]}";
}
