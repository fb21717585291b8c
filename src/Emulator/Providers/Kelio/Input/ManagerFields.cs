using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Pages;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The fields of a manager, new or changed [documented: C/managers; which are required, and those after phone_code, are inferred].</summary>
internal static class ManagerFields
{
    public static Outcome Create(Call call, Company company, Fields fields)
    {
        var state = call.State<KelioState>();
        var (id, ids) = state.Ids.Next("managers", KelioSeed.FirstManager);
        var email = fields.Email("email");
        var locale = fields.OneOf("locale", KelioSettings.ManagerLocales, "fr");
        var manager = new Manager(
            id, company.Id, email, fields.Text("first_name"), fields.Text("last_name"), locale, fields.Text("phone_code"), fields.Text("phone_number"),
            fields.Number("credentials", 1, KelioSettings.HighestCredentials, 1), fields.Text("avatar_url"), [], call.Now, call.Now);
        if (email.Length > 0 && state.ManagerByEmail(company.Id, email) is not null) fields.Reject("email", KelioErrors.Taken);
        if (fields.Refusal is { } invalid) return invalid;
        var secret = call.Secrets.Letters(24);
        return Outcome.Of(
            Answers.Json(201, OrganisationView.Show(manager), KelioJson.Wire.KelioManager),
            Change.To(state with { Ids = ids, Managers = state.Managers.Put(manager) }).Post(AccountMail.To(manager, company, secret)).Claim(Claim.Masked(secret)));
    }

    // What is absent stays; null empties what may be empty, and is refused where it may not.
    public static Outcome Update(Call call, Manager manager, Fields fields)
    {
        var state = call.State<KelioState>();
        foreach (var name in new[] { "locale", "credentials" })
            if (fields.IsNull(name)) fields.Reject(name, KelioErrors.NotListed);
        var changed = manager with
        {
            Email = fields.IsGiven("email") ? fields.Email("email") : manager.Email,
            FirstName = Text("first_name", manager.FirstName),
            LastName = Text("last_name", manager.LastName),
            Locale = fields.OneOf("locale", KelioSettings.ManagerLocales, manager.Locale),
            PhoneCode = Text("phone_code", manager.PhoneCode),
            PhoneNumber = Text("phone_number", manager.PhoneNumber),
            Credentials = fields.Number("credentials", 1, KelioSettings.HighestCredentials, manager.Credentials),
            AvatarUrl = Text("avatar_url", manager.AvatarUrl),
        };
        if (changed.Email.Length > 0 && state.ManagerByEmail(manager.CompanyId, changed.Email) is { } other && other.Id != manager.Id) fields.Reject("email", KelioErrors.Taken);
        if (fields.Refusal is { } invalid) return invalid;
        if (changed == manager) return Answers.Json(200, OrganisationView.Show(manager), KelioJson.Wire.KelioManager);
        changed = changed with { UpdatedAt = call.Now };
        return Outcome.Of(Answers.Json(200, OrganisationView.Show(changed), KelioJson.Wire.KelioManager), Change.To(state with { Managers = state.Managers.Put(changed) }));

        string? Text(string name, string? current) => fields.IsGiven(name) ? fields.Text(name) : current;
    }
}
