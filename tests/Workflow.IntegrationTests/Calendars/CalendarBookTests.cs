using System.Collections;
using System.Globalization;
using System.Resources;
using Workflow.Core.Deadlines;
using Workflow.Host.Calendars;

namespace Workflow.IntegrationTests.Calendars;

public sealed class CalendarBookTests
{
    [Test]
    public void Clock_SameOfficeTwice_IsTheSameClock()
    {
        var book = CalendarBook.Shipped();

        var clock = book.Clock(book.Current.Version, "07:30-11:30,13:00-17:00", CalendarBook.Vietnam).Value;

        Assert.That(book.Clock(book.Current.Version, "07:30-11:30,13:00-17:00", CalendarBook.Vietnam).Value, Is.SameAs(clock));
        Assert.That(book.Clock(book.Current.Version, "08:00-12:00", CalendarBook.Vietnam).Value, Is.Not.SameAs(clock));
    }

    [Test]
    public void Clock_EarlierVersion_IsStillThere()
    {
        var earlier = CalendarBook.Shipped().Current;
        var book = new CalendarBook(earlier.Flipped(new DateOnly(2026, 11, 23)), earlier);

        var clock = book.Clock(earlier.Version, "07:30-11:30,13:00-17:00", CalendarBook.Vietnam);

        Assert.That(clock.Value.Calendar, Is.SameAs(earlier));
        Assert.That(book.Current.Version, Is.Not.EqualTo(earlier.Version));
    }

    [TestCase("0000000000000000", "07:30-11:30", "CalendarVersionUnknown")]
    [TestCase(null, "mornings", "HoursUnreadable")]
    public void Clock_UnknownVersionOrHours_IsRejected(string? version, string hours, string code)
    {
        var book = CalendarBook.Shipped();

        Assert.That(book.Clock(version ?? book.Current.Version, hours, CalendarBook.Vietnam).Rejection?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Open_TooLarge_IsRejectedUnread()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, new string(' ', WorkingCalendar.MaxBytes + 1));
        try
        {
            Assert.That(CalendarBook.Open(file).Rejection?.Code, Is.EqualTo("CalendarFileTooLarge"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Sentences_BothLanguages_HaveTheSameKeys()
    {
        var sentences = new ResourceManager("Workflow.Host.Calendars.CalendarSentences", typeof(CalendarBook).Assembly);

        var vietnamese = Keys(sentences.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!);
        var english = Keys(sentences.GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!);

        Assert.That(english, Is.EquivalentTo(vietnamese).And.Not.Empty);
    }

    private static List<string> Keys(ResourceSet set) => [.. set.Cast<DictionaryEntry>().Select(entry => (string)entry.Key)];
}
