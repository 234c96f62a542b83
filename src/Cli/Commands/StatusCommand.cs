using System.CommandLine;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Cli.Status;
using Spectre.Console;

namespace NetworkTelemetry.Cli.Commands;

internal static class StatusCommand
{
    public static Command Create()
    {
        var state = CommandLine.State();
        var command = new Command("status", "List the components with their state and URL.") { state };
        command.SetAction(async (parsed, cancellation) =>
        {
            var components = await Components.ListAsync(StateFolder.At(parsed.GetValue(state)), cancellation);
            var table = new Table().Border(TableBorder.None);
            foreach (var heading in (string[])["COMPONENT", "STATE", "URL"]) table.AddColumn(new TableColumn(heading).PadLeft(0).PadRight(3).NoWrap());
            foreach (var component in components) table.AddRow(Markup.Escape(component.Name), Markup.Escape(component.State), Markup.Escape(component.Url));
            // A pipe has no width: nothing is folded there.
            if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 200;
            AnsiConsole.Write(table);
            return components.All(c => c.IsHealthy) ? 0 : 1;
        });
        return command;
    }
}
