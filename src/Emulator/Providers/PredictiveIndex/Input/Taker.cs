using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Who is to be assessed: a new person with names and e-mail, or one who is known by an external id and then without them [BA-POST].</summary>
internal static class Taker
{
    /// <summary>The person, known or new (then without id); what is wrong is noted.</summary>
    public static (Person? Person, Refusal? Refusal) Of(AssessmentInput input, PredictiveIndexState state, AssessmentKind kind, User owner, Faults faults)
    {
        var (externalId, externalPersonId) = (faults.Take(input.ExternalId), faults.Take(input.Taker.ExternalPersonId));
        var byPersonId = externalPersonId is null ? null : state.SeePerson(externalPersonId, owner);
        var byId = externalId is not null && state.SeeExternal(kind, externalId, owner) is { } former ? state.Persons.Find(former.PersonId) : null;
        if (byId is not null && byPersonId is not null && byPersonId.Id != byId.Id) return (null, Refuse.PersonsDiffer());
        return ((byPersonId ?? byId) is { } known ? Known(input.Taker, known, externalPersonId, faults) : New(input.Taker, externalPersonId, faults), null);
    }

    private static Person Known(TakerInput input, Person known, string? externalPersonId, Faults faults)
    {
        foreach (var name in new[] { input.FirstName, input.MiddleName, input.LastName, input.EmailText })
            if (faults.Take(name) is { } given)
                faults.Add(Excluded(name.Path, given));
        if (externalPersonId is not null && known.ExternalPersonId is { } other && other != externalPersonId)
            faults.Add(NobodysId(externalPersonId));
        return Described(input, known with { ExternalPersonId = known.ExternalPersonId ?? externalPersonId }, faults);
    }

    private static Person New(TakerInput input, string? externalPersonId, Faults faults)
    {
        Member<string>[] required = [input.FirstName, input.LastName, input.Email];
        foreach (var name in required) faults.Take(name);
        if (!faults.Any)
        {
            foreach (var name in required.Where(name => name.Value is null)) faults.Missing(name.Path);
        }

        var person = new Person("")
        {
            ExternalPersonId = externalPersonId,
            FirstName = input.FirstName.Value ?? "",
            MiddleName = faults.Take(input.MiddleName),
            LastName = input.LastName.Value ?? "",
            Email = input.Email.Value ?? "",
        };
        return Described(input, person, faults);
    }

    private static Mistake Excluded(string path, string given) =>
        new(path, $"The {path} parameter must be excluded, empty or null when a known person is assessed again.",
            "be left out, empty or null: the external id names a person who is known")
        {
            Seen = Shown.Text(given, Samples.SightOf(path)),
            Example = "null",
            Remedy = $"Leave {path} out, or send an external id that nobody has.",
        };

    private static Mistake NobodysId(string given) =>
        new("externalPersonId", "The externalPersonId parameter names no known person, and the person of the externalId has another.",
            "be that of the person whom externalId names")
        {
            Seen = Shown.Text(given, Sight.Open),
            Example = "null",
            Remedy = "Leave externalPersonId or externalId out.",
        };

    private static Person Described(TakerInput input, Person person, Faults faults) => person with
    {
        Gender = faults.Take(input.Gender) ?? person.Gender,
        PersonType = faults.Take(input.PersonType) ?? person.PersonType,
    };
}
