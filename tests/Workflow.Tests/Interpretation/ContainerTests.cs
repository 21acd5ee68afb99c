using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using static Workflow.Interpretation.Nested;

namespace Workflow.Interpretation;

/// <summary>Golden walks through containers; see <see cref="Walk"/> for the notation. Lines of the journal follow behind a bar.</summary>
public sealed class ContainerTests
{
    private static IEnumerable<TestCaseData> Containers()
    {
        yield return Case("sequence of steps", Seq("s", Step("a"), Step("b")), "a b", "?a / a ?b / b s .");
        yield return Case("empty sequence", Seq("s"), "", "s .");
        yield return Case("sequence in sequence", Seq("s", Seq("t", Step("a")), Step("b")), "a b", "?a / a t ?b / b s .");
        yield return Case("End ends its sequence only", Seq("s", Seq("t", Step("a"), End("e"), Step("x")), Step("b")), "a b", "?a / a e t ?b / b s .");
        yield return Case("Finish ends all", Seq("s", Seq("t", Finish("f"), Step("x")), Step("b")), "", "f !t s .");
        yield return Case("a single step is a process", Step("a"), "a", "?a / a .");
        yield return Case("a single line is a process", Print("p", "'x'"), "", "p . | x");

        yield return Case("parallel waits for all", Seq("s", Par("p", Step("a"), Step("b"), Print("c", "'c'")), Step("d")), "b a d", "?a ?b c / b / a p ?d / d s . | c");
        yield return Case("empty parallel", Seq("s", Par("p"), Step("d")), "d", "p ?d / d s .");
        yield return Case("parallel in parallel", Par("p", Par("q", Step("a"), Step("b")), Step("c")), "c a b", "?c ?a ?b / c / a / b q p .");
        yield return Case("parallel takes turns", Par("p", Seq("s", Print("a", "1"), Print("b", "2")), Seq("t", Print("c", "3"), Print("d", "4"))), "", "a c b s d t p . | 1 3 2 4");
        yield return Case("Finish beside a step", Par("p", Step("a"), Seq("s", Step("b"), Finish("f"))), "b", "?a ?b / b f !a !s p .");

        yield return Case("fork waits for all", Seq("s", Fork("f", "WaitAll", Step("a"), Step("b")), Step("c")), "b a c", "?a ?b / b / a f ?c / c s .");
        yield return Case("fork takes the first", Seq("s", Fork("f", "WaitAny", Step("a"), Step("b")), Step("c")), "b c", "?a ?b / b !a f ?c / c s .");
        yield return Case("fork takes the first at once", Seq("s", Fork("f", "WaitAny", Print("a", "1"), Step("b")), Step("c")), "c", "a f ?c / c s . | 1");
        yield return Case("fork cancels what is inside", Fork("f", "WaitAny", Seq("s", Step("a"), Step("b")), Step("c")), "c", "?c ?a / c !a !s f .");
        yield return Case("fork without branches", Fork("f", "WaitAll"), "", "f .");

        yield return Case("if", Seq("s", If("i", "true", Step("a"), Step("b"))), "a", "?a / a i s .");
        yield return Case("else", Seq("s", If("i", "false", Step("a"), Step("b"))), "b", "?b / b i s .");
        yield return Case("if without else", Seq("s", If("i", "false", Step("a")), Step("c")), "c", "i ?c / c s .");
        yield return Case("condition that fails", Seq("s", If("i", "variables.nothing.there", Step("a")), Step("c")), "", "#i");

        yield return Case("switch takes the first case", Seq("s", Switch("w", "MatchFirst", Step("d"), ("false", Step("a")), ("true", Step("b")), ("true", Step("c")))), "b", "?b / b w s .");
        yield return Case("switch takes all cases", Seq("s", Switch("w", "MatchAny", Step("d"), ("true", Step("a")), ("false", Step("b")), ("true", Step("c")))), "c a", "?a ?c / c / a w s .");
        yield return Case("switch takes the default", Seq("s", Switch("w", "MatchFirst", Step("d"), ("false", Step("a")))), "d", "?d / d w s .");
        yield return Case("switch without a case", Seq("s", Switch("w", "MatchFirst", null, ("false", Step("a"))), Step("b")), "b", "w ?b / b s .");
        yield return Case("switch case without activity", Seq("s", Switch("w", "MatchFirst", Step("d"), ("true", null))), "", "w s .");

        yield return Case("for", For("f", 1, 3, Print("p", "getCurrentValue()")), "", "p p p f . | 1 2 3");
        yield return Case("for without its end", For("f", 1, 3, Print("p", "getCurrentValue()"), inclusive: false), "", "p p f . | 1 2");
        yield return Case("for down", For("f", 3, 1, Print("p", "getCurrentValue()"), step: -1), "", "p p p f . | 3 2 1");
        yield return Case("for by two", For("f", 0, 5, Print("p", "getCurrentValue()"), step: 2), "", "p p p f . | 0 2 4");
        yield return Case("for of nothing", For("f", 2, 1, Step("a")), "", "f .");
        yield return Case("for waits in each round", For("f", 1, 2, Step("a")), "a a", "?a / a ?a / a f .");
        yield return Case("for without a body", Seq("s", For("f", 1, 2, null), Step("a")), "a", "f ?a / a s .");

        yield return Case("for each", ForEach("f", "['x', 'y']", Print("p", "getCurrentIndex() + getCurrentValue()")), "", "p p f . | 0x 1y");
        yield return Case("for each of nothing", ForEach("f", "[]", Step("a")), "", "f .");
        yield return Case("for each waits", ForEach("f", "['x', 'y']", Seq("s", Step("a"), Print("p", "variables.CurrentValue"))), "a a", "?a / a p s ?a / a p s f . | x y");
        yield return Case("for each of a text", ForEach("f", "7", Step("a")), "", "#f");
        yield return Case("for each in for each", ForEach("f", "[1, 2]", ForEach("g", "['a', 'b']", Print("p", "getCurrentValue()"))), "", "p p g p p g f . | a b a b");

        yield return Case("for all", ForAll("f", "['x', 'y', 'z']", Print("p", "getCurrentIndex() + getCurrentValue()")), "", "p p p f . | 0x 1y 2z");
        yield return Case("for all of nothing", ForAll("f", "[]", Step("a")), "", "f .");
        yield return Case("for all waits for each by itself", ForAll("f", "['x', 'y']", Seq("s", Event("e", "getCurrentValue()"), Print("p", "getCurrentValue()"))), "*y *x", "?e ?e / e p s / e p s f . | y x");
        yield return Case("for all with variables", ForAll("f", "[1, 2]", With(Seq("s", Set("v", "own", "getCurrentValue() * 10"), Event("e", "'e' + getCurrentValue()"), Print("p", "getOwn()")), "own")), "*e2 *e1", "v v ?e ?e / e p s / e p s f . | 20 10");

        yield return Case("node", Seq("s", Node("n", Step("a")), Node("m", null)), "a", "?a / a n m s .");
        yield return Case("Complete in a sequence", Seq("s", Complete("c"), Step("a")), "", "c s .");
        yield return Case("Complete as the process", Complete("c"), "", "c .");
        yield return Case("Complete in a loop ends it too", For("f", 1, 3, If("i", "true", Complete("c"))), "", "c i f .");
        yield return Case("Complete behind a choice in a flowchart", Flow("k", "i>a", If("i", "true", Complete("c")), Step("a")), "", "c i k .");
        yield return Case("Complete ends the process", Seq("s", Par("p", Step("a"), Complete("c")), Step("b")), "", "?a c !a !p s .");
    }

    private static IEnumerable<TestCaseData> Loops()
    {
        yield return Case("while", Seq("s", While("w", "getN() < 3", Set("v", "n", "getN() + 1"))), "", "v v v w s .", "n:Int32=0");
        yield return Case("while that never holds", Seq("s", While("w", "false", Step("a")), Step("b")), "b", "w ?b / b s .");
        yield return Case("while waits", While("w", "getN() < 2", Seq("s", Step("a"), Set("v", "n", "getN() + 1"))), "a a", "?a / a v s ?a / a v s w .", "n:Int32=0");
        yield return Case("while without a body", While("w", "true", null), "", "#w");
        yield return Case("while whose condition fails later", While("w", "getN() < 2 || variables.nothing.there", Set("v", "n", "getN() + 1")), "", "v v #w", "n:Int32=0");

        yield return Case("break", For("f", 1, 9, Seq("s", If("i", "getCurrentValue() == 3", Break("b")), Print("p", "getCurrentValue()"))), "", "i p s i p s b i s f . | 1 2");
        yield return Case("break leaves the inner loop only", ForEach("f", "[1, 2]", ForEach("g", "[7, 8]", Seq("s", Print("p", "getCurrentValue()"), Break("b")))), "", "p b s g p b s g f . | 7 7");
        yield return Case("break through a parallel for each", For("f", 1, 3, ForAll("g", "[1]", Break("b"))), "", "b g f .");
        yield return Case("break in a fork ends it", While("w", "true", Fork("f", "WaitAll", Step("a"), Seq("s", Step("b"), Break("x")))), "b", "?a ?b / b x s !a f w .");
        yield return Case("break in a flowchart ends it", For("f", 1, 9, Flow("c", "a>b b>d", Step("a"), Break("b"), Step("d"))), "a", "?a / a b c f .");
        yield return Case("break outside any loop ends its sequence", Seq("t", Seq("s", Break("b"), Step("x")), Step("a")), "", "b s t .");

        yield return Case("flowchart in a loop begins anew", For("f", 1, 2, Flow("c", "a>m b>m", Step("a"), Step("b"), Step("m"))), "a m a m", "?a / a ?m / m c ?a / a ?m / m c f .");
        yield return Case("flowchart with a join in a loop", For("f", 1, 2, Flow("c", "x.Done>a x.Done>b a>m b>m", Node("x", null), Step("a"), Step("b"), Step("m"))), "b a m a b m", "x ?a ?b / b / a ?m / m c x ?a ?b / a / b ?m / m c f .");
        yield return Case("loop in a flowchart", Flow("c", "a>f f>b", Step("a"), For("f", 1, 2, Step("x")), Step("b")), "a x x b", "?a / a ?x / x ?x / x f ?b / b c .");
        yield return Case("container joins in a flowchart", Flow("c", "k>p k>q p>m q>m", Node("k", null), Seq("p", Step("a"), Step("b")), Par("q", Step("x"), Step("y")), Step("m")), "x a y b m", "k ?a ?x ?y / x / a ?b / y q / b p ?m / m c .");
        yield return Case("join of any cancels a container", Flow("c", "k>p k>q p>j q>j j>m", Node("k", null), Seq("p", Step("a"), Step("b")), Step("q"), Of("Elsa.FlowJoin", "j"), Step("m")), "q m", "k ?q ?a / q !a !p j ?m / m c .");
        yield return Case("End in an inner flowchart", Flow("c", "a>d", Flow("a", "x>e", Step("x"), Step("y"), End("e")), Step("d")), "x d", "?x / x e a ?d / d c .");
    }

    private static IEnumerable<TestCaseData> Scopes()
    {
        yield return Case("inner variables begin anew each round", For("f", 1, 2, With(Seq("s", Set("v", "own", "getOwn() + 1"), Print("p", "getOwn()")), "own:Int32=5")), "", "v p s v p s f . | 6 6");
        yield return Case("inner variables hide outer ones", With(Seq("s", With(Seq("t", Print("p", "getN()")), "n:Int32=2"), Print("q", "getN()")), "n:Int32=1"), "", "p t q s . | 2 1");
        yield return Case("outer variables are written from inside", With(Seq("s", With(Seq("t", Set("v", "n", "getN() + 1")), "m"), Print("q", "getN()")), "n:Int32=1"), "", "v t q s . | 2");
        yield return Case("inner variables are gone behind", Seq("s", With(Seq("t", Set("v", "own", "1")), "own"), Print("q", "typeof variables.own")), "", "v t q s . | undefined");
        yield return Case("inner variables survive a wait", With(Seq("s", With(Seq("t", Set("v", "own", "3"), Step("a"), Print("p", "getOwn()")), "own:Int32=0"), Step("b")), "n"), "a b", "v ?a / a p t ?b / b s . | 3");
        yield return Case("loop values survive a wait", ForEach("f", "[{ k: 'x' }, { k: 'y' }]", Seq("s", Step("a"), Print("p", "getCurrentValue().k + getCurrentIndex()"))), "a a", "?a / a p s ?a / a p s f . | x0 y1");
        yield return Case("the list is taken once", Seq("s", ForEach("f", "variables.list", Seq("t", Set("v", "list", "[]"), Step("a")))), "a a", "v ?a / a t v ?a / a t f s .", "list:Object=[1,2]");
        yield return Case("the range is taken once", Seq("s", Of("Elsa.For", "f", ("end", Script("getN()")), ("start", Literal("1")), ("body", Seq("t", Set("v", "n", "getN() + 1"), Step("a"))))), "a a", "v ?a / a t v ?a / a t f s .", "n:Int32=2");
    }

    [TestCaseSource(nameof(Containers))]
    [TestCaseSource(nameof(Loops))]
    [TestCaseSource(nameof(Scopes))]
    public void Advance_Containers_GoThisWay(JsonObject root, string[] variables, string script, string expected)
    {
        var walk = new Walk(Graph(root, variables));

        var text = walk.Run(script);

        var lines = string.Join(' ', walk.Effects.OfType<Effect.LineWritten>().Select(l => l.Text));
        Assert.That(lines.Length == 0 ? text : $"{text} | {lines}", Is.EqualTo(expected));
    }

    private static TestCaseData Case(string name, JsonObject root, string script, string expected, params string[] variables) =>
        new TestCaseData(root, variables, script, expected).SetArgDisplayNames(name);
}
