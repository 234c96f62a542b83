namespace NetworkTelemetry.Behaviour.Support;

/// <summary>What the API server answered.</summary>
public sealed record ApiAnswer(int Code, JsonNode Body)
{
    public JsonNode? this[string member] => Body[member];

    /// <summary>The reason of an error.</summary>
    public string? Reason => (string?)Body["reason"];

    /// <summary>The message of an error.</summary>
    public string Message => (string?)Body["message"] ?? "";

    public string Name => (string)Body["metadata"]!["name"]!;

    public string Uid => (string)Body["metadata"]!["uid"]!;

    public string ResourceVersion => (string)Body["metadata"]!["resourceVersion"]!;

    public long Generation => (long)Body["metadata"]!["generation"]!;

    public IEnumerable<string> ItemNames => Body["items"]!.AsArray().Select(i => (string)i!["metadata"]!["name"]!);

    /// <summary>Fails the test with the server's words unless the answer is the expected one.</summary>
    public ApiAnswer Expect(int code, string? reason = null)
    {
        Assert.True(Code == code && (reason is null || Reason == reason), $"expected {code} {reason}, but got {Code} {Body.ToJsonString()}");
        return this;
    }

    /// <summary>Fails the test with the server's words unless it did as it was told.</summary>
    public ApiAnswer Ok()
    {
        Assert.True(Code is 200 or 201 or 202, $"{Code} {Body.ToJsonString()}");
        return this;
    }
}
