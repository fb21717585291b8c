using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Who is to be assessed: a new person with names and e-mail, or one who is known by an external id and then without them [BA-POST].</summary>
internal static class Taker
{
    private static readonly string[] NameMembers = ["firstName", "middleName", "lastName", "email"];

    /// <summary>The person, known or new (then without id); what is wrong is noted in the body.</summary>
    public static (Person? Person, Refusal? Refusal) Of(JsonBody body, PredictiveIndexState state, AssessmentKind kind, User owner)
    {
        var (externalId, externalPersonId) = (body.Text("externalId"), body.Text("externalPersonId"));
        var byPersonId = externalPersonId is null ? null : state.SeePerson(externalPersonId, owner);
        var byId = externalId is not null && state.SeeExternal(kind, externalId, owner) is { } former ? state.Persons.Find(former.PersonId) : null;
        if (byId is not null && byPersonId is not null && byPersonId.Id != byId.Id) return (null, Differ());
        if ((byPersonId ?? byId) is not { } known) return (New(body, externalPersonId), null);

        foreach (var name in NameMembers)
            if (body.Text(name) is not null) body.Fault(name, $"The {name} parameter must be excluded, empty or null when a known person is assessed again.");
        if (externalPersonId is not null && known.ExternalPersonId is { } other && other != externalPersonId)
            body.Fault("externalPersonId", "The externalPersonId parameter names no known person, and the person of the externalId has another.");
        return (Described(body, known with { ExternalPersonId = known.ExternalPersonId ?? externalPersonId }), null);
    }

    private static Person New(JsonBody body, string? externalPersonId)
    {
        var (first, last, email) = (body.Text("firstName"), body.Text("lastName"), body.Address("email"));
        if (!body.HasErrors)
        {
            Require(body, "firstName", first);
            Require(body, "lastName", last);
            Require(body, "email", email);
        }

        return Described(body, new Person("") { ExternalPersonId = externalPersonId, FirstName = first ?? "", MiddleName = body.Text("middleName"), LastName = last ?? "", Email = email ?? "" });
    }

    private static Person Described(JsonBody body, Person person) => person with
    {
        Gender = body.Gender("gender") ?? person.Gender,
        PersonType = body.PersonType("personType") ?? person.PersonType,
    };

    private static void Require(JsonBody body, string name, string? value)
    {
        if (value is null) body.Fault(name, $"The {name} parameter is required.");
    }

    private static Refusal Differ()
    {
        const string Why = "The externalId and the externalPersonId are those of different persons.";
        return new(RefusalKind.Conflict, Why, "Send one of the two ids, or those of one person.")
        {
            Check = PredictiveIndexAccess.Rules,
            Errors = [new("externalId", [Why]), new("externalPersonId", [Why])],
        };
    }
}
