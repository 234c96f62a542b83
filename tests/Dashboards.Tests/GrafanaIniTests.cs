using System.Text.RegularExpressions;

namespace NetworkTelemetry.Dashboards.Tests;

/// <summary>The sample of grafana.ini holds no secret and lets nobody in by accident.</summary>
public sealed partial class GrafanaIniTests
{
    private static readonly Dictionary<string, string> Settings = Read(Repository.Read("config", "grafana", "grafana.ini"));

    [Theory]
    [InlineData("auth.google/client_id")]
    [InlineData("auth.google/client_secret")]
    [InlineData("security/admin_password")]
    public void Secrets_are_read_from_files(string setting) => Assert.Matches(@"^\$__file\{/[\w./-]+\}$", Settings[setting]);

    [Fact]
    public void Only_one_domain_gets_in_and_both_checks_name_it()
    {
        Assert.Equal(Settings["auth.google/allowed_domains"], Settings["auth.google/hosted_domain"]);
        Assert.Equal("true", Settings["auth.google/enabled"]);
        Assert.Equal("true", Settings["auth/disable_login_form"]);
        Assert.Equal("false", Settings["auth.anonymous/enabled"]);
        Assert.Equal("false", Settings["users/allow_sign_up"]);
    }

    [Fact]
    public void Roles_come_from_the_mapping_at_every_login_and_are_Viewer_otherwise()
    {
        Assert.Equal("false", Settings["auth.google/skip_org_role_sync"]);
        Assert.Equal("false", Settings["auth.google/allow_assign_grafana_admin"]);
        Assert.EndsWith("|| 'Viewer'", Settings["auth.google/role_attribute_path"]);
    }

    private static Dictionary<string, string> Read(string text)
    {
        var settings = new Dictionary<string, string>();
        var section = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or ';')))
        {
            if (Section().Match(line) is { Success: true } found) section = found.Groups[1].Value;
            else if (line.Split('=', 2) is [var key, var value]) settings.Add($"{section}/{key.Trim()}", value.Trim());
            else Assert.Fail($"neither a section nor a setting: {line}");
        }

        return settings;
    }

    [GeneratedRegex(@"^\[([\w.]+)\]$")]
    private static partial Regex Section();
}
