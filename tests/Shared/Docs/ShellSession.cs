using System.Diagnostics;

namespace NetworkTelemetry.Testing.Docs;

/// <summary>One bash that runs commands one after the other, as a person would type them: variables and background jobs stay.</summary>
public sealed class ShellSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _bash;

    // What ends a command's output is said by us, in a line that no command says.
    private readonly string _mark = $"end-of-command-{Guid.NewGuid():n}";

    public ShellSession(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _bash = Process.Start(start)!;
        _bash.StandardInput.NewLine = "\n";
        _bash.StandardInput.WriteLine("exec 2>&1");
    }

    /// <summary>Both streams, as a terminal shows them.</summary>
    /// <exception cref="TimeoutException">The command does not end.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(string command)
    {
        await _bash.StandardInput.WriteLineAsync($"{{ {command}\n}} </dev/null\nprintf '\\n{_mark}\\n'");
        await _bash.StandardInput.FlushAsync();
        using var deadline = new CancellationTokenSource(Patience);
        var lines = new List<string>();
        try
        {
            while (await _bash.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
            {
                if (line == _mark) return lines;
                lines.Add(line);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{command}: no end within {Patience.TotalSeconds} s\n{string.Join('\n', lines)}");
        }

        throw new InvalidOperationException($"{command}: bash has ended\n{string.Join('\n', lines)}");
    }

    public void Dispose()
    {
        _bash.Kill(entireProcessTree: true);
        _bash.Dispose();
    }
}
