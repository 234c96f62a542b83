namespace NetworkTelemetry.Testing.Docs;

/// <summary>One prompt of a document and what stands below it.</summary>
/// <param name="Line">Of the prompt, from 1.</param>
/// <param name="Command">As bash takes it: continued lines and here-documents included.</param>
public sealed record ConsoleStep(int Line, string Command, IReadOnlyList<string> Output);
