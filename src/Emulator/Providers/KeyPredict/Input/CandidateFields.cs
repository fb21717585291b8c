using System.Collections.Immutable;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>The parameters that make up a candidate, for create and update alike.</summary>
internal static class CandidateFields
{
    /// <summary>The parameters, for the OpenAPI document.</summary>
    public static ImmutableArray<Parameter> Describe(bool isNew) =>
    [
        new("firstname", "query", "string", "The first name.", isNew),
        new("lastname", "query", "string", "The last name.", isNew),
        new("email", "query", "string", "Unique without regard to case; may be left out when login is given.", isNew),
        new("password", "query", "string", "At least 3 characters; the participant chooses one when it is left out."),
        new("title_id", "query", "integer", "From list/title."),
        new("country_code", "query", "string", "ISO 3166-1, three letters."),
        new("login", "query", "string", "Unique; the e-mail address when it is left out."),
        new("language_id", "query", "integer", "From list/testLanguage."),
        new("group_ids", "query", "string", "Ids of groups with commas between them; also called groups."),
        new("postal_code", "query", "string", "The postal code."),
        new("phone", "query", "string", "The telephone number."),
        new("function", "query", "string", "The occupation."),
        new("sector_id", "query", "integer", "The line of business."),
        new("observations", "query", "string", "Free text."),
    ];

    /// <summary>The candidate with the parameters that were given; mistakes stay with the reader. On update, an absent parameter leaves the field and an empty one clears it.</summary>
    public static Candidate Read(FieldReader fields, KeyPredictState state, Candidate before, bool isNew)
    {
        var asksLogin = fields.Text("login");
        var email = Asked("email") ? fields.Email("email", required: !isNew || asksLogin is null) : before.Email;
        var read = before with
        {
            FirstName = (Asked("firstname") ? fields.Text("firstname", required: true) : before.FirstName) ?? "",
            LastName = (Asked("lastname") ? fields.Text("lastname", required: true) : before.LastName) ?? "",
            Email = email,
            Password = fields.Text("password", min: KeyPredictSettings.ShortestPassword) ?? before.Password,
            TitleId = Asked("title_id") ? fields.Choice("title_id", id => state.Titles.Find(id) is not null) : before.TitleId,
            CountryCode = Asked("country_code") ? Country(fields) : before.CountryCode,
            Login = asksLogin ?? (isNew ? email ?? "" : before.Login),
            LanguageId = Asked("language_id") ? fields.Choice("language_id", id => state.Languages.Find(id) is not null) : before.LanguageId,
            GroupIds = Groups(fields, state, before.GroupIds),
            PostalCode = Asked("postal_code") ? fields.Text("postal_code") : before.PostalCode,
            Phone = Asked("phone") ? fields.Text("phone") : before.Phone,
            Function = Asked("function") ? fields.Text("function") : before.Function,
            SectorId = Asked("sector_id") ? fields.Choice("sector_id", id => id > 0) : before.SectorId,
            Observations = Asked("observations") ? fields.Text("observations", max: KeyPredictSettings.LongestObservations) : before.Observations,
        };
        JudgeUnique(fields, state, read);
        return read;

        bool Asked(string name) => isNew || fields.Has(name);
    }

    private static void JudgeUnique(FieldReader fields, KeyPredictState state, Candidate read)
    {
        if (read.Id == 0) return;
        if (read.Email is { } email && state.CandidateByEmail(email) is { } same && same.Id != read.Id) fields.Add("email", Messages.NotUnique("email"));
        else if (state.CandidateByLogin(read.Login) is { } other && other.Id != read.Id) fields.Add("login", Messages.NotUnique("login"));
    }

    private static string? Country(FieldReader fields)
    {
        if (fields.Text("country_code") is not { } code) return null;
        if (Countries.Has(code)) return code;
        fields.Add("country_code", Messages.Invalid);
        return null;
    }

    private static ImmutableArray<int> Groups(FieldReader fields, KeyPredictState state, ImmutableArray<int> before)
    {
        var name = fields.Has("group_ids") ? "group_ids" : "groups";
        if (!fields.Has(name)) return before;
        var asked = fields.Collection(name);
        if (asked.IsDefault) return [];
        if (asked.All(id => state.Groups.At(id) is not null)) return [.. asked.Select(id => (int)id)];
        fields.Add(name, Messages.Invalid);
        return [];
    }
}
