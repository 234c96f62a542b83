using System.Globalization;

namespace NetworkTelemetry.Dashboards.Tests.PromQl;

/// <summary>A strict reader of the PromQL that dashboards use: what it does not know is an error.</summary>
internal sealed class Parser
{
    private static readonly string[][] Precedence = [["or"], ["and", "unless"], ["==", "!=", "<=", "<", ">=", ">"], ["+", "-"], ["*", "/", "%"]];

    private static readonly HashSet<string> Aggregations = ["sum", "avg", "min", "max", "count", "group", "topk", "bottomk", "quantile", "stddev"];

    private readonly IReadOnlyList<Token> _tokens;
    private readonly string _text;
    private int _at;

    private Parser(string text) => (_text, _tokens) = (text, Lexer.Cut(text));

    private Token Next => _tokens[_at];

    /// <exception cref="FormatException">With the position.</exception>
    public static Node Parse(string text)
    {
        var parser = new Parser(text);
        var node = parser.Binary(0);
        if (parser.Next.Kind != TokenKind.End) throw parser.Unexpected();
        return node;
    }

    private Node Binary(int level)
    {
        if (level == Precedence.Length) return Postfix(Primary());
        var left = Binary(level + 1);
        while (Precedence[level].Contains(Next.Text) && Next.Kind is TokenKind.Symbol or TokenKind.Name)
        {
            if (!Precedence[level].Contains(Next.Text)) break;
            var symbol = Take().Text;
            var returnsBool = TryTake("bool");
            var matching = Match();
            left = new BinaryNode(symbol, returnsBool, matching, left, Binary(level + 1));
        }

        return left;
    }

    private Matching? Match()
    {
        var on = Next.Text == "on";
        if (!on && Next.Text != "ignoring") return null;
        Take();
        var labels = Names();
        if (Next.Text is not ("group_left" or "group_right")) return new Matching(on, labels, null, []);
        var many = Take().Text["group_".Length..];
        return new Matching(on, labels, many, Next.Text == "(" ? Names() : []);
    }

    private Node Primary()
    {
        var token = Take();
        switch (token)
        {
            case { Kind: TokenKind.Number }:
                return new NumberNode(double.Parse(token.Text, CultureInfo.InvariantCulture));
            case { Kind: TokenKind.Text }:
                return new TextNode(token.Text);
            case { Text: "-" }:
                return new CallNode("-", [Postfix(Primary())]);
            case { Text: "(" }:
                var inner = Binary(0);
                Expect(")");
                return inner;
            case { Kind: TokenKind.Name } when Aggregations.Contains(token.Text):
                return Aggregate(token.Text);
            case { Kind: TokenKind.Name } when Next.Text == "(":
                return new CallNode(token.Text, Arguments());
            case { Kind: TokenKind.Name }:
                return new SelectorNode(token.Text, Next.Text == "{" ? Matchers() : [], null);
            default:
                _at--;
                throw Unexpected();
        }
    }

    private Node Postfix(Node node)
    {
        while (true)
        {
            if (TryTake("["))
            {
                var range = Expect(TokenKind.Duration);
                node = TryTake(":") ? Subquery(node) : node is SelectorNode { Range: null } selector ? selector with { Range = range } : throw Unexpected();
                Expect("]");
            }
            else if (TryTake("offset"))
            {
                Expect(TokenKind.Duration);
            }
            else if (TryTake("@"))
            {
                if (Take().Text is not ("start" or "end")) throw Unexpected();
                Expect("(");
                Expect(")");
            }
            else
            {
                return node;
            }
        }
    }

    private SubqueryNode Subquery(Node inner)
    {
        if (Next.Kind == TokenKind.Duration) Take();
        return new SubqueryNode(inner);
    }

    private AggregateNode Aggregate(string symbol)
    {
        var (grouped, without, labels) = Grouping();
        var arguments = Arguments();
        if (!grouped) (_, without, labels) = Grouping();
        return arguments.Count switch
        {
            1 => new AggregateNode(symbol, without, labels, null, arguments[0]),
            2 => new AggregateNode(symbol, without, labels, arguments[0], arguments[1]),
            _ => throw Unexpected(),
        };
    }

    private (bool Present, bool Without, IReadOnlyList<string> Labels) Grouping()
    {
        if (Next.Text is not ("by" or "without")) return (false, false, []);
        var without = Take().Text == "without";
        return (true, without, Names());
    }

    private List<Matcher> Matchers() => List("{", "}", () =>
    {
        var label = Expect(TokenKind.Name);
        var symbol = Take().Text;
        if (symbol is not ("=" or "!=" or "=~" or "!~")) throw Unexpected();
        return new Matcher(label, symbol, Expect(TokenKind.Text));
    });

    private List<string> Names() => List("(", ")", () => Expect(TokenKind.Name));

    private List<Node> Arguments() => List("(", ")", () => Binary(0));

    private List<T> List<T>(string open, string close, Func<T> item)
    {
        Expect(open);
        var items = new List<T>();
        while (!TryTake(close))
        {
            if (items.Count > 0) Expect(",");
            items.Add(item());
        }

        return items;
    }

    private Token Take() => _tokens[_at++];

    private bool TryTake(string text)
    {
        if (Next.Text != text || Next.Kind == TokenKind.Text) return false;
        _at++;
        return true;
    }

    private void Expect(string text)
    {
        if (!TryTake(text)) throw Unexpected();
    }

    private string Expect(TokenKind kind) => Next.Kind == kind ? Take().Text : throw Unexpected();

    private FormatException Unexpected() => new($"unexpected '{Next.Text}' (token {_at}): {_text}");
}
