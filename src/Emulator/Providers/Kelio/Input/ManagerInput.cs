using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The fields of a manager as a body tells them, new or changed [documented: C/managers; which are required, and those after phone_code, are
/// inferred]. What is absent stays as it is; of a new manager nothing is absent.</summary>
internal sealed record ManagerInput
{
    private Patch<string> Email { get; init; }

    private Patch<string> FirstName { get; init; }

    private Patch<string> LastName { get; init; }

    private Patch<string> Locale { get; init; }

    private Patch<string> PhoneCode { get; init; }

    private Patch<string> PhoneNumber { get; init; }

    private Patch<int> Credentials { get; init; }

    private Patch<string> AvatarUrl { get; init; }

    /// <summary>What is wrong with the fields.</summary>
    public required FieldErrors Errors { get; init; }

    /// <summary>Reads the body for a new manager.</summary>
    public static Given<ManagerInput> ForNew(Request request, KelioSettings settings)
    {
        if (Read(request, settings, out var fields) is { } unreadable) return unreadable;
        var (email, locale) = (fields.Email("email"), fields.OneOf("locale", KelioSettings.ManagerLocales, "fr"));
        var input = new ManagerInput
        {
            Email = email,
            FirstName = fields.Text("first_name"),
            LastName = fields.Text("last_name"),
            Locale = locale,
            PhoneCode = fields.Text("phone_code"),
            PhoneNumber = fields.Text("phone_number"),
            Credentials = fields.Number("credentials", 1, KelioSettings.HighestCredentials, 1),
            AvatarUrl = fields.Text("avatar_url"),
            Errors = FieldErrors.None,
        };
        return input with { Errors = fields.Errors };
    }

    /// <summary>Reads the body for a change; null empties what may be empty, and is refused where it may not.</summary>
    public static Given<ManagerInput> ForChange(Request request, KelioSettings settings)
    {
        if (Read(request, settings, out var fields) is { } unreadable) return unreadable;
        fields.RejectNull("locale", Fields.OneOf(KelioSettings.ManagerLocales), "\"fr\"");
        fields.RejectNull("credentials", Fields.Between(1, KelioSettings.HighestCredentials), "1");
        var input = new ManagerInput
        {
            Email = fields.IsGiven("email") ? fields.Email("email") : default(Patch<string>),
            FirstName = Text("first_name"),
            LastName = Text("last_name"),
            Locale = fields.Find("locale") is null ? default(Patch<string>) : fields.OneOf("locale", KelioSettings.ManagerLocales, ""),
            PhoneCode = Text("phone_code"),
            PhoneNumber = Text("phone_number"),
            Credentials = fields.Find("credentials") is null ? default(Patch<int>) : fields.Number("credentials", 1, KelioSettings.HighestCredentials, 1),
            AvatarUrl = Text("avatar_url"),
            Errors = FieldErrors.None,
        };
        return input with { Errors = fields.Errors };

        Patch<string> Text(string name) => fields.IsGiven(name) ? fields.Text(name) : default(Patch<string>);
    }

    /// <summary>The manager with these fields.</summary>
    public Manager ApplyTo(Manager manager) => manager with
    {
        Email = Email.Or(manager.Email)!,
        FirstName = FirstName.Or(manager.FirstName),
        LastName = LastName.Or(manager.LastName),
        Locale = Locale.Or(manager.Locale)!,
        PhoneCode = PhoneCode.Or(manager.PhoneCode),
        PhoneNumber = PhoneNumber.Or(manager.PhoneNumber),
        Credentials = Credentials.Or(manager.Credentials),
        AvatarUrl = AvatarUrl.Or(manager.AvatarUrl),
    };

    private static Refusal? Read(Request request, KelioSettings settings, out Fields fields)
    {
        var problem = RequestBody.Read(request, out var body);
        JsonElement given = default;
        problem ??= RequestBody.RequireObject(body, "manager", out given);
        fields = new Fields(given, "manager", settings);
        return problem;
    }
}

/// <summary>The unit that a body assigns to a manager.</summary>
internal sealed record UnitInput(int UnitId)
{
    public static Given<UnitInput> Read(Request request, KelioSettings settings)
    {
        if (RequestBody.Read(request, out var body) is { } unreadable) return unreadable;
        return RequestBody.RequireNumber(body, "unit_id", settings, out var id) is { } missing ? missing : new UnitInput(id);
    }
}
