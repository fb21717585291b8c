using System.Text.Json;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Masking;
using Emulator.Core.Screens;
using Emulator.Core.Workspaces;

namespace Emulator.Control.People;

/// <summary>Every candidate, applicant and taker with their state at each provider, and what can be done now.</summary>
internal static class PeopleApi
{
    public static void Map(RouteGroupBuilder workspace) =>
        workspace.MapGet("/people", People).WithSummary("Candidates, applicants and takers with what they can do now").Produces<PersonView[]>().Refuses(400);

    public static void MapActs(RouteGroupBuilder process) =>
        process.MapGet("/acts", (ProviderCatalog providers) => ControlApi.Json(Acts(providers)))
            .WithSummary("What people do at the providers, with the states in which they can").Produces<ActView[]>();

    /// <summary>The people of a workspace, by name; one person is one e-mail address.</summary>
    public static IEnumerable<PersonView> Of(Workspace workspace, IEnumerable<IProvider> providers)
    {
        var (world, now) = (workspace.Current, workspace.Clock.Now);
        var found = from provider in providers
                    from subject in provider.People(workspace.MomentFor(provider, world, now))
                    select (Provider: provider, Subject: subject);
        return from one in found
               group one by one.Subject.Email?.ToLowerInvariant() ?? $"{one.Provider.Name}/{one.Subject.Name}" into person
               let first = person.First().Subject
               orderby first.Name, person.Key
               select new PersonView(first.Name, first.Email, [.. person.Select(one => View(one.Provider, one.Subject))]);
    }

    private static IResult People(
        HttpContext context, Masks masks, ProviderCatalog providers, string? q, string? provider, string? limit, string? after)
    {
        if (Page.Read(limit, after, out var page) is { } refusal) return refusal;
        if (Problems.UnknownProvider(providers, provider) is { } unknown) return unknown;
        var people = Of(context.Workspace(), providers.All.Where(one => provider is null || one.Name == provider));
        var mask = masks.Of(context.Workspace());
        // As they are shown: a secret that is hidden is not found either.
        var found = people.Select(person => Masked(person, mask)).Where(person => string.IsNullOrWhiteSpace(q) || Mentions(person, q.Trim())).ToList();
        return ControlApi.Json(page.Of(context, found, found.Count));
    }

    private static PersonView Masked(PersonView person, SecretMask mask) => person with
    {
        Name = mask.Text(person.Name),
        Email = person.Email is null ? null : mask.Text(person.Email),
        Subjects = [.. person.Subjects.Select(subject => subject with { Title = mask.Text(subject.Title) })],
    };

    private static bool Mentions(PersonView person, string text) =>
        person.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || person.Email?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
        || person.Subjects.Any(subject => subject.Id == text || subject.State.Equals(text, StringComparison.OrdinalIgnoreCase)
            || subject.Title.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static ActView[] Acts(ProviderCatalog providers) =>
    [
        .. from provider in providers.All
           from act in provider.Acts
           select View(act, act.Path, [.. act.Members.Select(View)]) with { Provider = provider.Name, Subject = act.Subject, From = act.From },
    ];

    private static SubjectView View(IProvider provider, ActSubject subject) => new(
        provider.Name,
        subject.Kind,
        subject.Id,
        subject.Title,
        subject.State,
        [.. provider.Acts.Where(act => act.Subject == subject.Kind && act.IsLegalIn(subject.State))
            .Select(act => View(act, act.PathFor(subject.Id), [.. act.Members.SelectMany(member => For(subject, member)).Select(View)]))]);

    /// <summary>The member as it is for this subject: left out, with its own choices, or one for each name.</summary>
    private static IEnumerable<ActMember> For(ActSubject subject, ActMember member)
    {
        if (subject.Without.Any(without => member.Name == without || member.Name.StartsWith(without + ".", StringComparison.Ordinal))) return [];
        if (member.Name.EndsWith(".*", StringComparison.Ordinal))
            return subject.Choices.GetValueOrDefault(member.Name[..^2], []).Select(name => member with { Name = member.Name[..^1] + name });
        // What has one choice only is no question: it has to be that.
        return [subject.Choices.TryGetValue(member.Name, out var choices)
            ? member with { Choices = choices, IsRequired = member.IsRequired || choices.Length == 1 }
            : member];
    }

    private static ActView View(Act act, string path, ActMemberView[] members) =>
        new(act.Name, act.Title, act.Actor, act.Method, path, members) { InQuery = act.IsInQuery, To = act.To };

    private static ActMemberView View(ActMember member) => new(
        member.Name,
        JsonNamingPolicy.CamelCase.ConvertName(member.Kind.ToString()),
        member.IsRequired,
        member.IsClearable,
        member.Choices,
        member.Least,
        member.Most,
        member.Summary);
}
