using NetworkTelemetry.Testing.Docs;

namespace NetworkTelemetry.EndToEnd.Docs;

public sealed class ConsoleBlocksTests
{
    [Fact]
    public void Prompts_and_their_output_are_steps_and_other_blocks_are_not()
    {
        var steps = ConsoleBlocks.Parse("# Title\n## First\n```console\n$ one\na\n\nb\n$ two\n```\n```yaml\n$ three\n```\n## Second\n```console\n$ four\n```\n");
        Assert.Equal([(4, "one"), (8, "two"), (15, "four")], steps.Select(step => (step.Line, step.Command)));
        Assert.Equal(["a", "", "b"], steps[0].Output);
        Assert.Empty(steps[1].Output);
    }

    [Fact]
    public void A_heading_has_the_blocks_up_to_the_next_of_its_level()
    {
        const string Document = "## First\n```console\n$ one\n```\n### Deeper\n```console\n$ two\n```\n## Second\n```console\n$ three\n```\n";
        Assert.Equal([(3, "one"), (7, "two")], ConsoleBlocks.Parse(Document, "## First").Select(step => (step.Line, step.Command)));
        Assert.Equal(["three"], ConsoleBlocks.Parse(Document, "## Second").Select(step => step.Command));
        Assert.Throws<FormatException>(() => ConsoleBlocks.Parse(Document, "## Third"));
    }

    [Theory]
    [InlineData("$ cat <<E\n$ not a prompt\nE\nout", "cat <<E\n$ not a prompt\nE", "out")]
    [InlineData("$ cat <<'END' | wc\nx\nEND\nout", "cat <<'END' | wc\nx\nEND", "out")]
    [InlineData("$ one \\\n  two\nout", "one \\\n  two", "out")]
    [InlineData("$ one \\\n  <<E\nx\nE\nout", "one \\\n  <<E\nx\nE", "out")]
    public void A_command_may_have_more_than_one_line(string block, string command, string output)
    {
        var step = Assert.Single(ConsoleBlocks.Parse($"```console\n{block}\n```"));
        Assert.Equal((command, output), (step.Command, Assert.Single(step.Output)));
    }

    [Theory]
    [InlineData("```console\nout\n```", "line 2: a console block begins with")]
    [InlineData("text\n```console\n$ one", "line 2: the block has no end")]
    [InlineData("```console\n$ cat <<E\nx\n```", "line 2: the here-document has no line E")]
    public void A_block_that_cannot_be_replayed_is_an_error(string markdown, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => ConsoleBlocks.Parse(markdown)).Message);
}
