namespace NetworkTelemetry.Operator.Reporting;

/// <summary>What a condition is to say now; generation and times are added when it is written.</summary>
/// <param name="Status">Null: Unknown.</param>
internal sealed record ConditionVerdict(string Type, bool? Status, string Reason, string Message)
{
    public bool IsTrue => Status == true;

    public bool IsFalse => Status == false;
}
