namespace Workflow.Core.Deadlines;

/// <summary>The rules that derivations cite, in the language of the law.</summary>
internal static class LegalSources
{
    public const string CountingOfTerms = "Bộ luật Dân sự 2015, Điều 147–148";
    public const string WeeklyRest = "Bộ luật Lao động 2019, Điều 111";
    public const string SameDay = "Nghị định 23/2015/NĐ-CP, Điều 7";
    public const string Pause = "Nghị định 61/2018/NĐ-CP, Điều 19";
    public const string WorkingTime = "Quy trình nội bộ: 1 ngày làm việc = 8 giờ làm việc";
    public const string EarlierBound = "Ngày hẹn trả = thời điểm sớm hơn trong các hạn";
    public const string ProcedureCase = "Thời hạn của trường hợp thủ tục";

    public const string InternalProcess = "Quy trình nội bộ của thủ tục";
    public const string Apology = "Nghị định 61/2018/NĐ-CP, Điều 19; Nghị định 107/2021/NĐ-CP";
    public const string CountedAnew = "Quy định chuyên ngành: tính lại từ đầu";

    public static string Calendar(WorkingCalendar calendar) => $"Lịch {calendar.Version}";

    /// <summary>The hours of a working day of an office, with the decision that set them.</summary>
    public static string OfficeHours(OfficeClock clock, DateOnly day)
    {
        var source = clock.Days.EntryOn(day)?.Source ?? clock.Days.ProfileOn(day)?.Source;
        return source is null ? $"Giờ làm việc {clock.Days.HoursOn(day)}" : $"Giờ làm việc {clock.Days.HoursOn(day)} ({source})";
    }
}
