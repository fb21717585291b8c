using System.Globalization;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Mail;

namespace Emulator.Control.Webhooks;

/// <summary>The captured e-mails, oldest first. Their links work, so they are not masked.</summary>
internal static class MailsApi
{
    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/mails", List).WithSummary("Captured e-mails").Produces<MailView[]>().Refuses(400);
        workspace.MapGet("/mails/{id}", Read).WithSummary("One captured e-mail").Produces<MailView>();
    }

    private static IResult List(HttpContext context, string? to, string? limit, string? after)
    {
        if (Page.Read(limit, after, out var page) is { } refusal) return refusal;
        var world = context.Workspace().Current;
        Absent.Mark(context, world.Ids.Last("mail"), world.Mails.Count, "bounds:mails");
        var mails = world.Mails.Where(mail => to is null || mail.Draft.To.Contains(to, StringComparer.OrdinalIgnoreCase));
        return ControlApi.Json(page.Of(context, mails, static mail => mail.Id).Select(View).ToArray());
    }

    private static IResult Read(HttpContext context, string id)
    {
        var world = context.Workspace().Current;
        return world.Mails.FindRecord(id) is CapturedMail mail
            ? ControlApi.Json(View(mail))
            : Absent.Of("mail", id, world.Ids.Last("mail"), context.Workspace().Bounds.Mails, "bounds:mails");
    }

    private static MailView View(CapturedMail mail) => new()
    {
        Id = mail.Id.ToString(CultureInfo.InvariantCulture),
        Provider = mail.Provider,
        At = mail.At,
        To = mail.Draft.To,
        Subject = mail.Draft.Subject,
        Text = mail.Draft.Text,
        Html = mail.Draft.Html,
        Links = mail.Draft.Links,
    };
}
