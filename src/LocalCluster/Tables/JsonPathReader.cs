using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>Reads the text of a <see cref="JsonPath"/> from left to right.</summary>
internal ref struct JsonPathReader
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private JsonPathReader(ReadOnlySpan<char> text) => _text = text;

    private readonly bool AtEnd => _at >= _text.Length;

    public static ImmutableArray<JsonPathStep> Read(string text)
    {
        string path = text.Trim();
        if (path.StartsWith('{') && path.EndsWith('}')) path = path[1..^1];
        if (path.StartsWith('$')) path = path[1..];
        return new JsonPathReader(path).ReadAll();
    }

    private ImmutableArray<JsonPathStep> ReadAll()
    {
        ImmutableArray<JsonPathStep>.Builder steps = ImmutableArray.CreateBuilder<JsonPathStep>();
        while (!AtEnd)
        {
            if (_text[_at] == '[') steps.Add(ReadBrackets());
            else if (_text[_at] == '.' || steps.Count == 0) steps.Add(ReadField());
            else throw Wrong("expected . or [");
        }

        return steps.ToImmutable();
    }

    private JsonPathStep ReadField()
    {
        if (_text[_at] == '.') _at++;
        var name = new StringBuilder();
        while (!AtEnd && _text[_at] is not ('.' or '['))
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length) _at++;
            name.Append(_text[_at++]);
        }

        if (name.Length == 0) throw Wrong("expected a field name");
        return name.Equals("*") ? new JsonPathStep.All() : new JsonPathStep.Field(name.ToString());
    }

    private JsonPathStep ReadBrackets()
    {
        int end = FindClosing();
        ReadOnlySpan<char> inside = _text[(_at + 1)..end].Trim();
        JsonPathStep step = inside switch
        {
            "*" => new JsonPathStep.All(),
            ['?', '(', .. var condition, ')'] => ReadCondition(condition),
            ['\'' or '"', .. var name, '\'' or '"'] => new JsonPathStep.Field(name.ToString().Replace("\\.", ".", StringComparison.Ordinal)),
            _ => int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index)
                ? new JsonPathStep.Index(index)
                : throw Wrong("expected an index, '*', a quoted name or ?(@.field==\"value\")"),
        };
        _at = end + 1;
        return step;
    }

    private readonly int FindClosing()
    {
        char quote = '\0';
        for (int i = _at; i < _text.Length; i++)
        {
            char c = _text[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"') quote = c;
            else if (c == ']') return i;
        }

        throw Wrong("no closing ]");
    }

    private readonly JsonPathStep.Where ReadCondition(ReadOnlySpan<char> condition)
    {
        int equals = condition.IndexOf("==");
        int differs = condition.IndexOf("!=");
        int comparison = equals >= 0 ? equals : differs;
        ReadOnlySpan<char> operand = comparison < 0 ? default : condition[..comparison].Trim();
        if (operand is not ['@', .. var path]) throw Wrong("expected ?(@.field==\"value\")");
        ReadOnlySpan<char> literal = condition[(comparison + 2)..].Trim();
        if (literal is ['\'' or '"', .. var text, '\'' or '"']) literal = text;
        return new JsonPathStep.Where(new JsonPath(new JsonPathReader(path).ReadFields()), equals < 0, literal.ToString());
    }

    // A condition looks at fields of the item only, so conditions never nest.
    private ImmutableArray<JsonPathStep> ReadFields()
    {
        ImmutableArray<JsonPathStep>.Builder steps = ImmutableArray.CreateBuilder<JsonPathStep>();
        while (!AtEnd) steps.Add(_text[_at] == '[' ? throw Wrong("expected a field") : ReadField());
        return steps.ToImmutable();
    }

    private readonly FormatException Wrong(string problem) => new($"JSONPath \"{_text}\": {problem} at character {_at + 1}");
}
