using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Runs a credential program when needed: first, at expiry, and when the server refused what it gave. One run at a time.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore without a wait handle holds nothing.")]
internal sealed class ExecCredentials(ExecCommand command, TimeProvider time) : CredentialSource
{
    private static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _running = new(1, 1);
    private volatile ExecCredential? _current;

    internal override X509Certificate2? Certificate => _current?.Certificate;

    internal override bool MayHoldCertificate => true;

    internal override async ValueTask<AuthenticationHeaderValue?> GetAsync(bool refused, CancellationToken cancellationToken)
    {
        var seen = _current;
        if (refused || !IsValid(seen))
        {
            await _running.WaitAsync(cancellationToken);
            try
            {
                // Others that waited here with us take what the first one fetched.
                if (ReferenceEquals(_current, seen))
                    _current = await RunAsync(cancellationToken);
            }
            finally
            {
                _running.Release();
            }
        }

        return _current?.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }

    private bool IsValid(ExecCredential? credential) => credential is not null && (credential.Expiration is null || time.GetUtcNow() < credential.Expiration);

    private async Task<ExecCredential> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(RunLimit);
        using var process = Start();
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
                throw Failed($"ended with code {process.ExitCode}: {LastLine(await errors)}");
            return ExecCredential.Parse(await output, command.ApiVersion);
        }
        catch (FormatException error)
        {
            throw Failed(error.Message, error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed($"did not end within {RunLimit.TotalSeconds} s", error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(command.Command)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        start.Environment["KUBERNETES_EXEC_INFO"] = Info();
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw Failed($"cannot be started: {error.Message}{(command.InstallHint is null ? "" : $"; {LastLine(command.InstallHint)}")}", error);
        }
    }

    private string Info()
    {
        var spec = new JsonObject { ["interactive"] = false };
        if (command.Cluster is { } cluster)
            spec["cluster"] = cluster.ToJson();
        var info = new JsonObject { ["apiVersion"] = command.ApiVersion, ["kind"] = "ExecCredential", ["spec"] = spec };
        return Encoding.UTF8.GetString(PatchBodies.Write(info));
    }

    private KubernetesConfigurationException Failed(string what, Exception? error = null) => new($"credential program {command.Command} {what}", error);

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no output";
}
