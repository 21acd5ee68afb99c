using System.Globalization;

namespace Workflow.Benchmarks.Seeding;

/// <summary>Names, numbers and addresses as applicants and officers have them; nobody of them is a real person.</summary>
internal static class SeedNames
{
    // As often as they are met: nearly two in five are called Nguyễn.
    private static readonly string[] families =
    [
        "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
        "Lý", "Đào", "Đinh", "Lương", "Trịnh", "Mai", "Tạ", "Quách", "Giáp", "Ong", "Thân", "Nghiêm", "Kiều", "Chu",
    ];

    private static readonly string[] middles =
    [
        "Thị", "Thị", "Thị", "Văn", "Văn", "Đức", "Minh", "Ngọc", "Hữu", "Quang", "Thanh", "Thu", "Hồng", "Xuân", "Đình", "Công", "Thị Thu", "Thị Ngọc", "Quốc", "Anh", "Gia", "Bảo", "Khánh", "Hoài",
    ];

    private static readonly string[] givens =
    [
        "Anh", "Ánh", "Bình", "Châu", "Chi", "Cường", "Diệp", "Dũng", "Dương", "Đạt", "Đức", "Giang", "Hà", "Hải", "Hạnh", "Hằng", "Hiếu", "Hiền", "Hoa", "Hòa", "Hùng", "Huy", "Hương", "Khánh", "Khoa",
        "Lan", "Linh", "Loan", "Long", "Mai", "Mạnh", "Minh", "My", "Nam", "Nga", "Ngân", "Nghĩa", "Ngọc", "Nhung", "Phong", "Phúc", "Phương", "Quân", "Quỳnh", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Trang",
        "Trúc", "Trung", "Tuấn", "Tuyết", "Uyên", "Vân", "Vinh", "Xuân", "Yến", "Khuyên",
    ];

    private static readonly string[] places = ["Phù Lãng", "Yên Phong", "Quế Võ", "Lương Tài", "Gia Bình", "Thuận Thành", "Tiên Du", "Từ Sơn", "Lạng Giang", "Hiệp Hòa", "Việt Yên", "Tân Yên", "Lục Nam", "Sơn Động", "Chũ"];

    private static readonly string[] acts = ["Cấp", "Cấp lại", "Cấp đổi", "Gia hạn", "Điều chỉnh", "Chấp thuận", "Xác nhận", "Công nhận", "Đăng ký", "Thẩm định", "Thu hồi", "Thông báo"];

    private static readonly string[] subjects =
    [
        "giấy phép xây dựng", "giấy phép kinh doanh karaoke", "giấy chứng nhận quyền sử dụng đất", "giấy phép môi trường", "giấy phép khai thác nước dưới đất", "giấy phép hành nghề thú y",
        "giấy chứng nhận an toàn thực phẩm", "giấy phép lái xe", "phù hiệu xe hợp đồng", "chứng chỉ hành nghề dược", "giấy phép hoạt động khám bệnh, chữa bệnh", "giấy phép bán lẻ rượu", "hộ kinh doanh",
        "giấy phép quảng cáo ngoài trời", "giấy phép lao động", "chế độ trợ giúp xã hội", "tình trạng hôn nhân", "thẻ hướng dẫn viên du lịch",
    ];

    private static readonly string[] reaches = ["cấp tỉnh", "cấp xã", "trong khu công nghiệp", "đối với tổ chức", "đối với cá nhân", "có yếu tố nước ngoài", "theo hình thức trực tuyến", "trong trường hợp khẩn cấp", "lần đầu", "do thay đổi thông tin"];

    public static string Person(Random random) => $"{Of(families, random)} {Of(middles, random)} {Of(givens, random)}";

    public static string Identity(Random random) => string.Create(CultureInfo.InvariantCulture, $"027{random.Next(0, 4)}{random.Next(50, 100):00}{random.Next(1_000_000):000000}");

    public static string Phone(Random random) => string.Create(CultureInfo.InvariantCulture, $"09{random.Next(100_000_000):00000000}");

    public static string Address(Random random) => string.Create(CultureInfo.InvariantCulture, $"Số {random.Next(1, 400)}, xã {Of(places, random)}, tỉnh Bắc Ninh");

    public static string Procedure(int number) =>
        $"{acts[number % acts.Length]} {subjects[number / acts.Length % subjects.Length]} {reaches[number / acts.Length / subjects.Length % reaches.Length]}";

    public static string Commune(int number) => string.Create(CultureInfo.InvariantCulture, $"{places[number % places.Length]} {number / places.Length + 1}");

    private static string Of(string[] list, Random random) => list[random.Next(list.Length)];
}
