namespace Workflow.Interpretation;

/// <summary>Golden walks: a drawing, what is done to it, and what happens (see <see cref="Walk"/> for the notation).</summary>
public sealed class InterpreterTests
{
    [TestCase("s:Start a:Step e:End | s>a>e", "a", "s ?a / a e .")]
    [TestCase("s:Start a b f:Finish | s>a>b>f", "a b", "s ?a / a ?b / b f .")]
    [TestCase("s:Start f:Finish x | s>f>x", "", "s f .")]
    [TestCase("a:Receive b:Approve c:ReturnResult | a.Forwarded>b b.Approved>c", "a:Forwarded b:Approved c:Returned", "?a / a ?b / b ?c / c .")]
    public void Advance_Line_GoesStepByStep(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("d:If(true) | d.True>a d.False>b a>c b>c", "a c", "d -b ?a / a ?c / c .")]
    [TestCase("d:If(false) | d.True>a d.False>b a>c b>c", "b c", "d -a ?b / b ?c / c .")]
    [TestCase("d:If(false) x:Line(x) | d.True>x x>y>z d.False>b z>c b>c", "b c", "d -x -y -z ?b / b ?c / c .")]
    [TestCase("d:If(false) | d.True>a a>b", "", "d -a -b .")]
    [TestCase("a:Step(Yes,No,Maybe) | a.Yes>b a.No>b a.Maybe>c b>d c>d", "a:No b d", "?a / a -c ?b / b ?d / d .")]
    [TestCase("a:Step(Yes,No) | a.Yes>b a.Yes>c a.No>d b>e c>e d>e", "a:Yes b c e", "?a / a -d ?b ?c / b / c ?e / e .")]
    [TestCase("d:If(true) e:If(false) | d.True>e d.False>a e.True>b e.False>c a>m b>m c>m", "c m", "d -a e -b ?c / c ?m / m .")]
    [TestCase("d:If(false) e:If(true) | d.True>e d.False>a e.True>b e.False>c a>m b>m c>m", "a m", "d -e -b -c ?a / a ?m / m .")]
    public void Advance_Decision_TakesOneWayAndLetsTheOtherDie(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("f:Fork(x,y,z) | f.x>a f.y>b f.z>c a>m b>m c>m", "c a b m", "f ?a ?b ?c / c / a / b ?m / m .")]
    [TestCase("f:Fork(x,y) | f.x>a f.y>b", "b a", "f ?a ?b / b / a .")]
    [TestCase("a | a>b a>c b>d c>d", "a c b d", "?a / a ?b ?c / c / b ?d / d .")]
    [TestCase("f:Fork(x,y) g:Fork(p,q) | f.x>g g.p>a g.q>b f.y>c a>m b>m m>n c>n", "c a b m n", "f g ?c ?a ?b / c / a / b ?m / m ?n / n .")]
    [TestCase("f:Fork(x,y) g:Fork(p,q) | f.x>g g.p>a g.q>b f.y>c a>m b>m m>n c>n", "b a m c n", "f g ?c ?a ?b / b / a ?m / m / c ?n / n .")]
    [TestCase("f:Fork(x,y) d:If(true) | f.x>d d.True>a d.False>b f.y>c a>m b>m m>n c>n", "a m c n", "f d -b ?c ?a / a ?m / m / c ?n / n .")]
    [TestCase("f:Fork(x,y) b:Step(Yes,No) | f.x>a f.y>b a>m b.Yes>m b.No>c", "a b:No m c", "f ?a ?b / a / b ?m ?c / m / c .")]
    [TestCase("f:Fork(x,y) b:Step(Yes,No) | f.x>a f.y>b a>m b.Yes>m b.No>c", "b:No a m c", "f ?a ?b / b ?c / a ?m / m / c .")]
    [TestCase("f:Fork(x,y) a:Step(Yes,No) b:Step(Yes,No) | f.x>a f.y>b a.Yes>m b.Yes>m", "a:No b:No", "f ?a ?b / a / b -m .")]
    [TestCase("f:Fork(x,y) a:Step(Yes,No) b:Step(Yes,No) | f.x>a f.y>b a.Yes>m b.Yes>m", "a:No b:Yes m", "f ?a ?b / a / b ?m / m .")]
    [TestCase("f:Fork(x,y) | f.x>a f.y>b a>c b>c b>d c>e d>e", "b d a c e", "f ?a ?b / b ?d / d / a ?c / c ?e / e .")]
    [TestCase("f:Fork | f>a", "a", "f ?a / a .")]
    [TestCase("f:Fork(x,y) | f.x>a", "a", "f ?a / a .")]
    public void Advance_Fork_MergesWaitForEveryLivingBranch(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("f:Fork(x,y) j:Join(WaitAll) | f.x>a f.y>b a>j b>j j>c", "b a c", "f ?a ?b / b / a j ?c / c .")]
    [TestCase("f:Fork(x,y) b:Step(Yes,No) j:Join(WaitAll) | f.x>a f.y>b a>j b.Yes>j j>c", "a b:No", "f ?a ?b / a / b -j -c .")]
    [TestCase("f:Fork(x,y) b:Step(Yes,No) j:Join(WaitAllActive) | f.x>a f.y>b a>j b.Yes>j j>c", "b:No a c", "f ?a ?b / b / a j ?c / c .")]
    [TestCase("f:Fork(x,y) a:Step(Yes,No) b:Step(Yes,No) j:Join(WaitAllActive) | f.x>a f.y>b a.Yes>j b.Yes>j j>c", "b:No a:No", "f ?a ?b / b / a -j -c .")]
    [TestCase("d:If(true) j:Join(WaitAll) | d.True>a d.False>b a>j b>j j>c", "a", "d -b ?a / a -j -c .")]
    public void Advance_ExplicitJoin_WaitsForAll(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("f:Fork(x,y,z) j:Join(WaitAny) | f.x>a f.y>b f.z>c a>j b>j c>j j>d", "b d", "f ?a ?b ?c / b !a !c j ?d / d .")]
    [TestCase("f:Fork(x,y) j:Join | f.x>a f.y>b a>j b>c c>j j>d", "b a d", "f ?a ?b / b ?c / a !c j ?d / d .")]
    [TestCase("f:Fork(x,y) j:Join | f.x>a f.y>b a>j b>c c>j j>d", "b c d", "f ?a ?b / b ?c / c !a j ?d / d .")]
    [TestCase("f:Fork(x,y) a:Step(Yes,No) j:Join | f.x>a f.y>b a.Yes>j b>j j>d", "a:No b d", "f ?a ?b / a / b j ?d / d .")]
    [TestCase("f:Fork(x,y) a:Step(Yes,No) b:Step(Yes,No) j:Join | f.x>a f.y>b a.Yes>j b.Yes>j j>d", "a:No b:No", "f ?a ?b / a / b -j -d .")]
    [TestCase("f:Fork(x,y) l:Line(l) j:Join | f.x>l f.y>b l>j b>j j>d", "d", "f l ?b j ?d / d")]
    [TestCase("f:Fork(x,y) k:Line(k) l:Line(l) j:Join | f.x>k f.y>l k>j l>j j>d", "d", "f k l j ?d / d .")]
    [TestCase("f:Fork(x,y,z) j:Join | f.x>a f.y>b a>j b>j f.z>c j>d c>m d>m", "a c d m", "f ?a ?b ?c / a !b j ?d / c / d ?m / m .")]
    [TestCase("f:Fork(x,y) j:Join e | f.x>a f.y>b a>j b>j b>e j>d", "a d", "f ?a ?b / a !b -e j ?d / d .")]
    [TestCase("f:Fork(x,y) j:Join | f.x>a f.y>b a>j b>j b>e a>e j>d", "a d e", "f ?a ?b / a !b j ?e ?d / d / e .")]
    public void Advance_JoinOfAny_TakesTheFirstAndCancelsTheRest(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("f:Fork(x,y) e:End | f.x>a f.y>b a>e", "a", "f ?a ?b / a e !b .")]
    [TestCase("f:Fork(x,y) e:Finish | f.x>a f.y>b a>e", "a", "f ?a ?b / a e !b .")]
    [TestCase("f:Fork(x,y) l:Line(l) e:End | f.x>e f.y>l l>a", "", "f e .")]
    [TestCase("f:Fork(x,y) e:End | f.x>b f.y>e", "", "f ?b e !b .")]
    [TestCase("a e:End | a>e e>b", "a", "?a / a e .")]
    [TestCase("s:Start e:End | s>e", "", "s e .")]
    [TestCase("f:Fork(x,y) w:Event(go) e:End | f.x>w f.y>b b>e", "b", "f ?w ?b / b e !w .")]
    public void Advance_TerminalActivity_EndsEverything(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("w:Switch(p=false,q=true,r=true) | w.p>a w.q>b w.r>c w.Default>d a>m b>m c>m d>m", "b m", "w -a -c -d ?b / b ?m / m .")]
    [TestCase("w:Switch(p=false) | w.p>a w.Default>d a>m d>m", "d m", "w -a ?d / d ?m / m .")]
    [TestCase("w:SwitchAny(p=true,q=false,r=true) | w.p>a w.q>b w.r>c w.Default>d a>m b>m c>m d>m", "a c m", "w -b -d ?a ?c / a / c ?m / m .")]
    [TestCase("w:SwitchAny(p=false,q=false) | w.p>a w.q>b w.Default>d", "d", "w -a -b ?d / d .")]
    [TestCase("w:Switch(p=true) | w.Default>d", "", "w -d .")]
    public void Advance_Switch_TakesMatchingCases(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("a b:Step(Again,Go) | a>b b.Again>a b.Go>c", "a b:Again a b:Go c", "?a / a ?b / b -c ?a / a ?b / b ?c / c .")]
    [TestCase("a b:Step(Again,Go) | a>b b.Again>a b.Go>c", "a b:Again a b:Again a b:Go c", "?a / a ?b / b -c ?a / a ?b / b -c ?a / a ?b / b ?c / c .")]
    [TestCase("b:Step(Again,Go) | b.Again>b b.Go>c", "b:Again b:Go c", "?b / b -c ?b / b ?c / c .")]
    [TestCase("s:Start f:Fork(x,y) m:Step(Again,Go) | s>f f.x>a f.y>b a>m b>m m.Again>f m.Go>c", "a b m:Again b a m:Go c", "s f ?a ?b / a / b ?m / m -c f ?a ?b / b / a ?m / m ?c / c .")]
    [TestCase("s:Start a i:Step(Again,Go) o:Step(Again,Go) | s>a a>i i.Again>i i.Go>o o.Again>a o.Go>z", "a i:Again i:Go o:Again a i:Again i:Go o:Go z", "s ?a / a ?i / i -o -z ?i / i ?o / o -z ?a / a ?i / i -o -z ?i / i ?o / o ?z / z .")]
    [TestCase("s:Start a d:Step(Yes,No) b:Step(Again,Go) | s>a a>d d.Yes>x d.No>y x>b y>b b.Again>a b.Go>z", "a d:Yes x b:Again a d:No y b:Go z", "s ?a / a ?d / d -y ?x / x ?b / b -z ?a / a ?d / d -x ?y / y ?b / b ?z / z .")]
    [TestCase("s:Start f:Fork(x,y) j:Join m:Step(Again,Go) | s>f f.x>a f.y>b a>j b>j j>m m.Again>f m.Go>c", "a m:Again b m:Go c", "s f ?a ?b / a !b j ?m / m -c f ?a ?b / b !a j ?m / m ?c / c .")]
    [TestCase("s:Start f:Fork(x,y) b:Step(Again,Go) | s>f f.x>a f.y>b b.Again>b b.Go>m a>m", "b:Again a b:Go m", "s f ?a ?b / b ?b / a ?m / b / m .")]
    [TestCase("s:Start a f:Fork(x,y) c:Step(Again,Go) | s>a a>f f.x>b f.y>c c.Again>a c.Go>m b>m", "a c:Again a b b c:Go m", "s ?a / a f ?b ?c / c ?a / a f ?b ?c / b ?m / b / c ?m / m")]
    public void Advance_BackwardConnection_StartsANewRound(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("w:Event(go) | w>a", "*go a", "?w / w ?a / a .")]
    [TestCase("f:Fork(x,y) v:Event(go) w:Event(go) | f.x>v f.y>w v>a w>b", "*go b a", "f ?v ?w / v ?a w ?b / b / a .")]
    [TestCase("f:Fork(x,y) v:Event(go) w:Event(stop) | f.x>v f.y>w v>a w>b", "*stop *go", "f ?v ?w / w ?b / v ?a")]
    [TestCase("v:Event(go) w:Event(go) | v>w w>a", "*go *go", "?v / v ?w / w ?a")]
    [TestCase("f:Fork(x,y) v:Event(go) w:Event(go) j:Join | f.x>v f.y>w v>j w>j j>a", "*go a", "f ?v ?w / v !w j ?a / a .")]
    [TestCase("f:Fork(x,y) v:Event(go) e:End w:Event(go) | f.x>v f.y>w v>e w>b", "*go", "f ?v ?w / v e !w .")]
    public void Advance_Event_WakesItsWaitsInOrder(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("a b c | a>b>c", "a b c^a a b c", "?a / a ?b / b ?c / !c ?a / a ?b / b ?c / c .")]
    [TestCase("a b c | a>b>c", "a b c^b b c", "?a / a ?b / b ?c / !c ?b / b ?c / c .")]
    [TestCase("f:Fork(x,y) | f.x>a f.y>c a>b b>m c>m", "a b^a a b c m", "f ?a ?c / a ?b / !b ?a / a ?b / b / c ?m / m .")]
    [TestCase("f:Fork(x,y) | f.x>a f.y>c a>b b>m c>m", "c a b^a a b m", "f ?a ?c / c / a ?b / !b ?a / a ?b / b ?m / m .")]
    [TestCase("a f:Fork(x,y) | a>f f.x>b f.y>c b>m c>m", "a b c^a a c b m", "?a / a f ?b ?c / b / !c ?a / a f ?b ?c / c / b ?m / m .")]
    [TestCase("a f:Fork(x,y) | a>f f.x>b f.y>c b>m c>m", "a b c m^b b m", "?a / a f ?b ?c / b / c ?m / !m ?b / b ?m / m .")]
    [TestCase("a f:Fork(x,y) | a>f f.x>b f.y>c b>m c>m", "a b c m^a a b c m", "?a / a f ?b ?c / b / c ?m / !m ?a / a f ?b ?c / b / c ?m / m .")]
    [TestCase("f:Fork(x,y) j:Join(WaitAll) | f.x>a f.y>c a>j c>j j>m", "a c m^a a m", "f ?a ?c / a / c j ?m / !m ?a / a j ?m / m .")]
    [TestCase("f:Fork(x,y,z) | f.x>a f.y>b f.z>c a>m b>m m>n c>n", "a b m^a c a m n", "f ?a ?b ?c / a / b ?m / !m ?a / c / a ?m / m ?n / n .")]
    [TestCase("f:Fork(x,y) m:Step(Again,Go) | f.x>a f.y>b a>m b>m m.Again>a m.Go>z", "a b m^b b m:Go z", "f ?a ?b / a / b ?m / !m ?b / b ?m / m ?z / z .")]
    [TestCase("s:Start a b:Step(Again,Go) | s>a a>b b.Again>a b.Go>c", "a b:Again a b^a a b:Go c^b b:Go c", "s ?a / a ?b / b -c ?a / a ?b / !b ?a / a ?b / b ?c / !c ?b / b ?c / c .")]
    [TestCase("f:Fork(x,y) g:Fork(p,q) l:Line(l) j:Join | f.x>a f.y>g g.p>l l>j g.q>b b>j j>m a>m", "a m^a b a m", "f ?a g l ?b j / a ?m / !m ?a / b / a ?m / m .")]
    public void Advance_Return_OpensTheEarlierStepAndExpectsItsBranchAnew(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("f:Fork(x,y) w:Event(go) | f.x>a f.y>w", "$", "f ?a ?w / !a !w")]
    [TestCase("a b | a>b", "a $", "?a / a ?b / !b")]
    public void Advance_Ended_CancelsEveryWait(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("f:Fork(x,y) p:Line(p) q:Line(q) r:Line(r) t:Line(t) | f.x>p f.y>q p>r q>t r>m t>m", "m", "f p q r t ?m / m .")]
    [TestCase("f:Fork(x,y) p:Line(p) q:Line(q) r:Line(r) | f.y>q f.x>p p>r q>m r>m", "m", "f q p r ?m / m .")]
    public void Advance_Branches_RunFirstInFirstOut(string drawing, string script, string expected) => Check(drawing, script, expected);

    [TestCase("n:Var(Int32) x:SetTo(n=abc) | x>a", "~x", "#x / #x")]
    [TestCase("n:Var(Int32) f:Fork(x,y) x:SetTo(n=abc) | f.x>x>m f.y>a>m", "a ~x", "f #x ?a / a / #x")]
    [TestCase("n:Var(Int32) f:Fork(x,y) x:SetTo(n=abc) e:End | f.x>x f.y>a>e", "a", "f #x ?a / a e !x .")]
    [TestCase("n:Var(Int32) f:Fork(x,y) x:SetTo(n=abc) j:Join | f.x>x>j f.y>a>j>b", "a b", "f #x ?a / a !x j ?b / b .")]
    [TestCase("f:Fork(x,y) d:If(true) | f.x>d f.y>b d.True>b d.False>z b>c c>d", "b c ~d", "f d -z ?b / b ?c / c #d / #d")]
    public void Advance_Failure_BlocksOnlyItsBranch(string drawing, string script, string expected) => Check(drawing, script, expected);

    private static void Check(string drawing, string script, string expected) => Assert.That(new Walk(drawing).Run(script), Is.EqualTo(expected));
}
