using Workflow.Core.Tasks;
using Workflow.Runtime.Activities;
using Workflow.Testing;

namespace Workflow.Activities;

public sealed class ActivityTableTests
{
    [Test]
    public void Standard_Types_AreDescribedLikeThis() => Snapshot.Match(string.Join('\n', ActivityTable.Standard.Types.Select(t =>
        $"{t.Name} [{t.Category}] {t.DisplayName.Vi} / {t.DisplayName.En}: {string.Join(", ", t.Inputs.Take(4).Select(i => i.Member + (i.Default is null or "" ? "" : "=" + i.Default)))} -> {string.Join(", ", t.Outcomes)}")));

    [Test]
    public void Standard_EveryStepKind_HasARow() =>
        Assert.That(Enum.GetValues<StepKind>().Select(kind => ActivityTable.Standard.Find($"OneStop.{kind}")), Has.All.Not.Null);

    [Test]
    public void Standard_EveryWordForTheDesigner_IsInBothLanguages()
    {
        // A word of a protocol is its own name in every language.
        var words = ActivityTable.Standard.Types.SelectMany(t =>
            t.Inputs.SelectMany(i => i.Choices.Where(c => c.Text.En != c.Value).Select(c => c.Text).Append(i.DisplayName)).Append(t.DisplayName).Append(t.Description)).ToList();

        Assert.That(words, Has.All.Matches<Core.Phrase>(w => w.Vi.Length > 0 && w.En.Length > 0));
        Assert.That(words.Where(w => w.Vi == w.En), Is.Empty);
    }

    [Test]
    public void With_NameThatIsTaken_IsAProgrammingError() =>
        Assert.That(() => ActivityTable.Standard.With(ActivityTable.Standard.Types[1]), Throws.ArgumentException);
}
