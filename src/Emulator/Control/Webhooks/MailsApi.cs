using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Mail;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Webhooks;

/// <summary>The captured e-mails, oldest first. Their links work, so these are not masked.</summary>
internal static class MailsApi
{
    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/mails", List).WithSummary("Captured e-mails").Produces<MailView[]>().Refuses(400);
        workspace.MapGet("/mails/{id}", Read).WithSummary("One captured e-mail").Produces<MailView>();
    }

    private static IResult List(HttpContext context, Masks masks, string? to, string? limit, string? after)
    {
        if (Page.Read(limit, after, out var page) is { } refusal) return refusal;
        var (world, mask) = (context.Workspace().Current, masks.Of(context.Workspace()));
        Absent.Mark(context, world.Ids.Last("mail"), world.Mails.Count, "bounds:mails");
        var mails = world.Mails.Where(mail => to is null || mail.Draft.To.Contains(to, StringComparer.OrdinalIgnoreCase));
        return ControlApi.Json(page.Of(context, mails, static mail => mail.Id).Select(mail => View(mail, mask)).ToArray());
    }

    private static IResult Read(HttpContext context, Masks masks, string id)
    {
        var world = context.Workspace().Current;
        return world.Mails.FindRecord(id) is CapturedMail mail
            ? ControlApi.Json(View(mail, masks.Of(context.Workspace())))
            : Absent.Of("mail", id, world.Ids.Last("mail"), context.Workspace().Bounds.Mails, "bounds:mails");
    }

    private static MailView View(CapturedMail mail, SecretMask mask) => new()
    {
        Id = mail.Id.ToString(CultureInfo.InvariantCulture),
        Provider = mail.Provider,
        At = mail.At,
        To = [.. mail.Draft.To.Select(mask.Text)],
        Subject = mask.Text(mail.Draft.Subject),
        Text = Masked(mail.Draft.Text, mail.Draft, mask),
        Html = mail.Draft.Html is null ? null : Masked(mail.Draft.Html, mail.Draft, mask),
        Links = mail.Draft.Links,
    };

    /// <summary>A part of the e-mail with its secrets hidden, but for those of its links.</summary>
    private static string Masked(string part, MailDraft mail, SecretMask mask)
    {
        if (mail.Links.IsEmpty) return mask.Text(part);
        var links = mail.Links.Concat(mail.Links.Select(WebUtility.HtmlEncode)).OrderByDescending(link => link!.Length).Select(link => Regex.Escape(link!));
        // What is split at is told too, at the odd places.
        return string.Concat(Regex.Split(part, $"({string.Join('|', links)})").Select((text, at) => at % 2 == 1 ? text : mask.Text(text)));
    }
}
