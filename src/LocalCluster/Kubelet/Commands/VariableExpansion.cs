using System.Text;

namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>Kubernetes' <c>$(VAR)</c> syntax in command, args and env values: unknown names stay as written, <c>$$</c> is a literal dollar.</summary>
internal static class VariableExpansion
{
    public static string Expand(string text, IReadOnlyDictionary<string, string> variables)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            var end = text[i + 1] == '(' ? text.IndexOf(')', i + 2) : -1;
            if (end > 0)
            {
                var name = text[(i + 2)..end];
                result.Append(variables.TryGetValue(name, out var value) ? value : text[i..(end + 1)]);
                i = end;
            }
            else
            {
                result.Append('$');
                if (text[i + 1] == '$')
                    i++;
            }
        }
        return result.ToString();
    }
}
