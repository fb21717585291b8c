using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>The parameters that make up a candidate, for create and update alike. On update, an absent parameter leaves the field and an empty one clears
/// it.</summary>
/// <param name="Name">Whom an update is about; null when a candidate is made.</param>
/// <param name="Mistakes">What is wrong with the parameters; that a value is taken already is judged by the decision.</param>
internal sealed record CandidateInput(CandidateName? Name, FieldMistakes Mistakes)
{
    private const int MostNamed = 20;

    public Given<string> FirstName { get; init; }

    public Given<string> LastName { get; init; }

    public Given<string> Email { get; init; }

    public string? Password { get; init; }

    public Given<int?> TitleId { get; init; }

    public Given<string> CountryCode { get; init; }

    public string? Login { get; init; }

    public Given<int?> LanguageId { get; init; }

    public Given<ImmutableArray<int>> GroupIds { get; init; }

    public Given<string> PostalCode { get; init; }

    public Given<string> Phone { get; init; }

    public Given<string> Function { get; init; }

    public Given<int?> SectorId { get; init; }

    public Given<string> Observations { get; init; }

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
        new("groups", "query", "string", "As group_ids, which counts when both are given."),
        new("postal_code", "query", "string", "The postal code."),
        new("phone", "query", "string", "The telephone number."),
        new("function", "query", "string", "The occupation."),
        new("sector_id", "query", "integer", "The line of business."),
        new("observations", "query", "string", "Free text."),
    ];

    /// <summary>The parameters of a candidate to be made.</summary>
    public static CandidateInput New(Request request, Choices choices) => Read(FieldReader.Of(request, choices), choices, name: null);

    /// <summary>The parameters of a change.</summary>
    public static CandidateInput Update(Request request, Choices choices)
    {
        var fields = FieldReader.Of(request, choices);
        return Read(fields, choices, CandidateName.Read(fields));
    }

    /// <summary>The candidate after the call.</summary>
    public Candidate Apply(Candidate before) => before with
    {
        FirstName = FirstName.Or(before.FirstName) ?? "",
        LastName = LastName.Or(before.LastName) ?? "",
        Email = Email.Or(before.Email),
        Password = Password ?? before.Password,
        TitleId = TitleId.Or(before.TitleId),
        CountryCode = CountryCode.Or(before.CountryCode),
        Login = Login ?? (Name is null ? Email.Value ?? "" : before.Login),
        LanguageId = LanguageId.Or(before.LanguageId),
        GroupIds = GroupIds.Or(before.GroupIds),
        PostalCode = PostalCode.Or(before.PostalCode),
        Phone = Phone.Or(before.Phone),
        Function = Function.Or(before.Function),
        SectorId = SectorId.Or(before.SectorId),
        Observations = Observations.Or(before.Observations),
    };

    private static CandidateInput Read(FieldReader fields, Choices choices, CandidateName? name)
    {
        var isNew = name is null;
        var login = fields.Text("login");
        var read = new CandidateInput(name, FieldMistakes.None)
        {
            Login = login,
            Email = Asked("email", field => fields.Email(field, required: !isNew || login is null)),
            FirstName = Asked("firstname", field => fields.Text(field, required: true)),
            LastName = Asked("lastname", field => fields.Text(field, required: true)),
            Password = fields.Text("password", min: KeyPredictSettings.ShortestPassword),
            TitleId = Asked("title_id", field => fields.Choice(field, choices.Titles.Select(title => title.Id))),
            CountryCode = Asked("country_code", field => Country(fields, field)),
            LanguageId = Asked("language_id", field => fields.Choice(field, choices.Languages.Select(language => language.Id))),
            GroupIds = Groups(fields, choices),
            PostalCode = Asked("postal_code", field => fields.Text(field)),
            Phone = Asked("phone", field => fields.Text(field)),
            Function = Asked("function", field => fields.Text(field)),
            SectorId = Asked("sector_id", field => Sector(fields, field)),
            Observations = Asked("observations", field => fields.Text(field, max: KeyPredictSettings.LongestObservations)),
        };
        return read with { Mistakes = fields.Mistakes };

        Given<T> Asked<T>(string field, Func<string, T?> take) => isNew || fields.Has(field) ? new Given<T>(true, take(field)) : default;
    }

    private static string? Country(FieldReader fields, string name)
    {
        if (fields.Text(name) is not { } code) return null;
        if (Countries.Has(code)) return code;
        fields.Add(name, Messages.Invalid, "be a country of ISO 3166-1 in three capital letters", "FRA");
        return null;
    }

    private static int? Sector(FieldReader fields, string name)
    {
        if (fields.Integer(name) is not { } number) return null;
        if (number is > 0 and <= int.MaxValue) return (int)number;
        fields.Add(name, Messages.Invalid, "be a whole number from 1 up", "1");
        return null;
    }

    private static Given<ImmutableArray<int>> Groups(FieldReader fields, Choices choices)
    {
        var name = fields.Has("group_ids") ? "group_ids" : "groups";
        if (!fields.Has(name)) return default;
        var asked = fields.Collection(name);
        if (asked.IsDefault) return new(true, []);
        if (asked.All(id => choices.Groups.At(id) is not null)) return new(true, [.. asked.Select(id => (int)id)]);
        var known = choices.Groups.Take(MostNamed).Select(group => group.Id.ToString(CultureInfo.InvariantCulture)).ToList();
        fields.Add(name, Messages.Invalid, "be ids of groups: " + string.Join(", ", known.DefaultIfEmpty("there is none yet")), known.FirstOrDefault(""));
        return new(true, []);
    }
}
