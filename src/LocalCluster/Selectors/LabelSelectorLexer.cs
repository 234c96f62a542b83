namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>Cuts a label selector into symbols and words; the empty token is the end.</summary>
internal sealed class LabelSelectorLexer(string text)
{
    private const string Special = "=!(),><";
    private int _at;

    public static bool IsSymbol(string token) => Special.Contains(token[0], StringComparison.Ordinal);

    public string Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        if (_at == text.Length) return "";
        int start = _at++;
        if (Special.Contains(text[start], StringComparison.Ordinal))
        {
            if (text[start] is '=' or '!' && _at < text.Length && text[_at] == '=') _at++;
        }
        else
        {
            while (_at < text.Length && !Special.Contains(text[_at], StringComparison.Ordinal) && !char.IsWhiteSpace(text[_at])) _at++;
        }

        return text[start.._at];
    }
}
