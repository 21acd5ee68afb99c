namespace Workflow.Interpretation;

/// <summary>Golden walks: a drawing, what is done to it, and what happens.</summary>
public sealed class InterpreterTests
{
    [TestCase("s:Start a:Step e:End | s>a>e", "a", "s ?a / a e .")]
    [TestCase("s:Start a b f:Finish | s>a>b>f", "a b", "s ?a / a ?b / b f .")]
    [TestCase("a:Step(Yes,No) | a.Yes>b a.No>c", "a:No c", "?a / a -b ?c / c .")]
    public void Advance_Line_GoesStepByStep(string drawing, string script, string expected) =>
        Assert.That(new Walk(drawing).Run(script), Is.EqualTo(expected));

    [TestCase("a f:Fork(x,y) | a>f f.x>b f.y>c b>d c>d", "a b c d", "?a / a f ?b ?c / b / c ?d / d .")]
    [TestCase("a f:Fork(x,y) | a>f f.x>b f.y>c b>d c>d", "a c b d", "?a / a f ?b ?c / c / b ?d / d .")]
    [TestCase("f:Fork(x,y) j:Join(WaitAny) | f.x>b f.y>c b>j c>j j>d", "c d", "f ?b ?c / c !b j ?d / d .")]
    [TestCase("f:Fork(x,y) e:End | f.x>b f.y>c b>e", "b", "f ?b ?c / b e !c .")]
    public void Advance_Fork_JoinsAsDrawn(string drawing, string script, string expected) =>
        Assert.That(new Walk(drawing).Run(script), Is.EqualTo(expected));
}
