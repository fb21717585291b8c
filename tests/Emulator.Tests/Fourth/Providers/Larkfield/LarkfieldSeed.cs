using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>The first records of a workspace: the account with its key, and two who work there.</summary>
internal static class LarkfieldSeed
{
    public static Change Of(SeedContext context)
    {
        var account = new Account("Demo Company", context.HasFixedCredentials ? LarkfieldDefaults.ApiKey : context.Secrets.Letters(24));
        Employee[] staff = [new(1, "Nadia Novak", "nadia@demo-company.example"), new(2, "Oskar Olsen", "oskar@demo-company.example")];
        return Change.To(new LarkfieldState { Ids = IdSequence.Of(context.Seed), Account = new(account), Employees = Table<int, Employee>.Empty.Put(staff) })
            .Claim(new Claim(LarkfieldAccess.Key, account.ApiKey));
    }
}
