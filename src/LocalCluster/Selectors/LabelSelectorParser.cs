using System.Collections.Immutable;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>The grammar of label selectors: requirements with commas between them.</summary>
internal sealed class LabelSelectorParser
{
    private const string Operators = "in, notin, =, ==, !=, gt, lt";
    private readonly LabelSelectorLexer _lexer;
    private string _token;

    public LabelSelectorParser(string text)
    {
        _lexer = new LabelSelectorLexer(text);
        _token = _lexer.Next();
    }

    /// <exception cref="SelectorException">Names the part that can't be read.</exception>
    public ImmutableArray<LabelRequirement> ReadAll()
    {
        ImmutableArray<LabelRequirement>.Builder requirements = ImmutableArray.CreateBuilder<LabelRequirement>();
        while (_token.Length > 0)
        {
            requirements.Add(ReadRequirement());
            if (_token.Length == 0) break;
            if (_token != ",") throw Found("',' or 'end of string'");
            Advance();
            if (_token is "," or "") throw Found("identifier after ','");
        }

        return requirements.ToImmutable();
    }

    private LabelRequirement ReadRequirement()
    {
        if (_token == "!")
        {
            Advance();
            return LabelRequirementRules.Make(ReadIdentifier("identifier"), LabelOperator.DoesNotExist, []);
        }

        string key = ReadIdentifier("!, identifier, or 'end of string'");
        switch (_token)
        {
            case "" or ",": return LabelRequirementRules.Make(key, LabelOperator.Exists, []);
            case "in": return LabelRequirementRules.Make(key, LabelOperator.In, ReadSet());
            case "notin": return LabelRequirementRules.Make(key, LabelOperator.NotIn, ReadSet());
            case "=" or "==": return LabelRequirementRules.Make(key, LabelOperator.Equals, ReadValue());
            case "!=": return LabelRequirementRules.Make(key, LabelOperator.NotEquals, ReadValue());
            case ">": return LabelRequirementRules.Make(key, LabelOperator.GreaterThan, ReadValue());
            case "<": return LabelRequirementRules.Make(key, LabelOperator.LessThan, ReadValue());
            default: throw Found(Operators);
        }
    }

    // "a=" asks for the empty value.
    private ImmutableArray<string> ReadValue()
    {
        Advance();
        return _token is "" or "," ? [""] : [ReadIdentifier("identifier")];
    }

    private ImmutableArray<string> ReadSet()
    {
        Advance();
        if (_token != "(") throw Found("'('");
        Advance();
        var values = new SortedSet<string>(StringComparer.Ordinal);
        while (true)
        {
            if (_token is "," or ")") values.Add("");
            else values.Add(ReadIdentifier("',', ')' or identifier"));
            if (_token == ")") break;
            if (_token != ",") throw Found("',' or ')'");
            Advance();
        }

        Advance();
        return [.. values];
    }

    private string ReadIdentifier(string expected)
    {
        if (_token.Length == 0 || LabelSelectorLexer.IsSymbol(_token)) throw Found(expected);
        string identifier = _token;
        Advance();
        return identifier;
    }

    private void Advance() => _token = _lexer.Next();

    private SelectorException Found(string expected) => new($"unable to parse requirement: found '{_token}', expected: {expected}");
}
