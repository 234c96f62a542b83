using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Tcp;

namespace NetworkTelemetry.Api.Validation;

internal static class TcpRules
{
    private const int MaxSend = 4096;

    public static void Check(FieldPath field, TcpProbe? tcp)
    {
        if (tcp?.Port is not { } port) field.Child("port").Required("the port to connect to, 1 to 65535");
        else if (port is < 1 or > 65535) field.Child("port").Invalid($"{port}", "must be 1 to 65535");
        if (tcp?.Tls is { } tls) TlsRules.Check(field.Child("tls"), tls);
        if (tcp?.Send is { } send) Text(field.Child("send"), send, MaxSend);
        if (tcp?.Expect is { } expect) Expect(field.Child("expect"), expect);
    }

    private static void Expect(FieldPath field, TcpExpect expect)
    {
        if (expect.Contains is null == expect.Regex is null)
        {
            field.Required("exactly one of contains and regex");
            return;
        }

        if (expect.Contains is { } text) Text(field.Child("contains"), text, RegexRule.MaxLength);
        if (expect.Regex is { } regex) RegexRule.Check(field.Child("regex"), regex);
    }

    private static void Text(FieldPath field, string text, int maxLength)
    {
        if (text.Length == 0 || text.Length > maxLength) field.Invalid(null, $"must have 1 to {maxLength} characters");
        else if (EscapedText.TryDecode(text) is null) field.Invalid(text, $"has an unknown escape; there are {EscapedText.Escapes}");
    }
}
