namespace NetworkTelemetry.Install.Tests.Scraping;

/// <summary>Selectors of labels in both notations.</summary>
internal static class LabelSelection
{
    /// <param name="selector"><c>a=b,c</c>: this value of one label, any of another.</param>
    public static bool Matches(string selector, IReadOnlyDictionary<string, string> labels) => selector.Split(',').Select(term => term.Split('=')).All(
        term => labels.TryGetValue(term[0], out var value) && (term.Length == 1 || value == term[1]));

    /// <param name="selector">An object with <c>matchLabels</c> and nothing else.</param>
    public static bool Matches(JsonNode selector, IReadOnlyDictionary<string, string> labels)
    {
        var (kind, wanted) = Assert.Single(selector.AsObject());
        Assert.Equal("matchLabels", kind);
        Assert.NotEmpty(wanted!.AsObject());
        return wanted.AsObject().All(label => labels.GetValueOrDefault(label.Key) == (string?)label.Value);
    }
}
