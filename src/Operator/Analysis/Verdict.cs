namespace NetworkTelemetry.Operator.Analysis;

/// <summary>A condition as it is judged now, before it meets the stored one.</summary>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
internal sealed record Verdict(string Type, string Status, string Reason, string Message)
{
    public const string True = "True";
    public const string False = "False";
    public const string Unknown = "Unknown";

    public bool IsTrue => Status == True;

    public bool IsFalse => Status == False;
}
