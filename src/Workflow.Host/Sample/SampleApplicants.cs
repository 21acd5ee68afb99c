using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;

namespace Workflow.Host.Sample;

/// <summary>Invented applicants: names as they are common in the region, numbers that no one has.</summary>
internal static class SampleApplicants
{
    private static readonly string[] families = ["Nguyễn", "Trần", "Lê", "Phạm", "Ngô", "Vũ", "Đặng", "Dương"];
    private static readonly string[] middles = ["Thị Thu", "Văn", "Đức", "Thị Ngọc", "Quang", "Thị Bích"];
    private static readonly string[] given = ["Hạnh", "Sơn", "Thắng", "Phương", "Duyên", "Tuấn", "Hòa"];
    private static readonly string[] streets = ["Thiên Đức", "Lý Thái Tổ", "Nguyễn Gia Thiều", "Kinh Dương Vương", "Hồ Ngọc Lân"];

    /// <summary>The same number always gives the same applicant.</summary>
    public static ApplicantRequest Of(int number) => new(
        $"{families[number % families.Length]} {middles[number % middles.Length]} {given[number % given.Length]}",
        $"027000{number:000000}",
        $"0900{number:000000}",
        $"Số {number * 3 % 97 + 1} đường {streets[number % streets.Length]}, tỉnh Bắc Ninh");
}
