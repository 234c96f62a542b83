using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.LocalCluster.Selectors;

namespace NetworkTelemetry.LocalCluster.Tests.Selectors;

public class LabelSelectorTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("a=1", true)]
    [InlineData("a==1,b!=1", true)]
    [InlineData("a = 2", false)]
    [InlineData("a in (1,2)", true)]
    [InlineData("a notin (1, 2)", false)]
    [InlineData("c notin (x)", true)]
    [InlineData("a", true)]
    [InlineData("!a", false)]
    [InlineData("! c", true)]
    [InlineData("c!=5", true)]
    [InlineData("e=", true)]
    [InlineData("e in (,x)", true)]
    [InlineData("a>0,a<2", true)]
    [InlineData("a>1", false)]
    [InlineData("x.io/in in (in)", true)]
    public void Selector_matches(string text, bool expected) =>
        Assert.Equal(expected, LabelSelector.Parse(text).Matches(Json.Object("{'a':'1','b':'2','e':'','x.io/in':'in'}")));

    [Theory]
    [InlineData("a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("a in", "found '', expected: '('")]
    [InlineData("a in (x", "found '', expected: ',' or ')'")]
    [InlineData("a=b,", "found '', expected: identifier after ','")]
    [InlineData(",a", "found ',', expected: !, identifier")]
    [InlineData("a=b=c", "found '=', expected: ',' or 'end of string'")]
    [InlineData("a=(", "found '(', expected: identifier")]
    [InlineData("=x", "found '=', expected: !, identifier")]
    [InlineData("a_=x", "key: Invalid value: \"a_\": name part must consist of")]
    [InlineData("a=-", "values[0][a]: Invalid value: \"-\": a valid label must be")]
    [InlineData("a>x", "values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer")]
    public void Unreadable_selector_names_the_part(string text, string message) =>
        Assert.Contains(message, Assert.Throws<SelectorException>(() => LabelSelector.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{'matchLabels':{'a':'1'}}", true)]
    [InlineData("{'matchLabels':{'a':'2'}}", false)]
    [InlineData("{'matchExpressions':[{'key':'a','operator':'In','values':['1','2']},{'key':'z','operator':'DoesNotExist'}]}", true)]
    [InlineData("{'matchExpressions':[{'key':'a','operator':'NotIn','values':['1']}]}", false)]
    [InlineData("{'matchExpressions':[{'key':'a','operator':'Exists'}]}", true)]
    public void Selector_object_matches(string selector, bool expected) =>
        Assert.Equal(expected, LabelSelector.FromObject(Json.Object(selector))!.Matches(Json.Object("{'a':'1'}")));

    [Theory]
    [InlineData("{'matchExpressions':[{'key':'a','operator':'Near','values':['1']}]}", "\"Near\" is not a valid label selector operator")]
    [InlineData("{'matchExpressions':[{'key':'a','operator':'In'}]}", "values set can't be empty")]
    public void Wrong_selector_object_is_refused(string selector, string message) =>
        Assert.Contains(message, Assert.Throws<SelectorException>(() => LabelSelector.FromObject(Json.Object(selector))).Message, StringComparison.Ordinal);

    [Fact]
    public void No_selector_object_selects_nothing() => Assert.Null(LabelSelector.FromObject(null));

    [Fact]
    public void What_is_printed_is_read_back()
    {
        Gen<string> words = Gen.Elements("a", "b1", "x.io/c", "in", "notin");
        Gen<string> values = Gen.Elements("v", "w-1", "");
        Gen<LabelRequirement> requirement =
            from key in Gen.Elements("a", "b1", "x.io/c")
            from operation in Gen.Elements(Enum.GetValues<LabelOperator>())
            from some in values.NonEmptyListOf()
            from number in Gen.Choose(-9, 9)
            select new LabelRequirement(key, operation, operation switch
            {
                LabelOperator.Exists or LabelOperator.DoesNotExist => [],
                LabelOperator.In or LabelOperator.NotIn => [.. some.Distinct().Order(StringComparer.Ordinal)],
                LabelOperator.GreaterThan or LabelOperator.LessThan => [$"{number}"],
                _ => [some[0]],
            });
        Prop.ForAll(Arb.From(requirement.NonEmptyListOf()), requirements =>
        {
            var selector = new LabelSelector([.. requirements]);
            Assert.Equal(selector, LabelSelector.Parse(selector.ToString()));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Prop.ForAll<string?>(text =>
    {
        try
        {
            LabelSelector.Parse(text);
        }
        catch (SelectorException)
        {
        }
    }).QuickCheckThrowOnFailure();
}
