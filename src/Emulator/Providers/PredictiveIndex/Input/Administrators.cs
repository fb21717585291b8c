using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The members that tell in whose name an assessment is sent.</summary>
internal static class Administrators
{
    private static readonly string[] Required = ["administeredByFirstName", "administeredByLastName", "administeredByEmail"];

    /// <summary>On create, all three or none: then the key's owner [BA-POST].</summary>
    public static Administrator Named(JsonBody body, User owner)
    {
        var (first, last, email) = (body.Text(Required[0]), body.Text(Required[1]), body.Address(Required[2]));
        var phone = body.Text("administeredByPhone");
        if (!body.HasErrors && new[] { first, last, email } is var given && given.Any(part => part is not null))
        {
            for (var i = 0; i < Required.Length; i++)
                if (given[i] is null) body.Fault(Required[i], $"The {Required[i]} parameter is required when another administeredBy parameter is given.");
        }

        return new Administrator(first ?? owner.FirstName, last ?? owner.LastName, email ?? owner.Email, phone);
    }
}
