using Contracts.Kelio;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Wire;

/// <summary>Entities, units, managers and addresses as the wire shows them.</summary>
internal static class OrganisationView
{
    public static KelioEntity Show(Entity entity) =>
        new(entity.Id, entity.Name, entity.Reference, entity.Color, entity.LogoUrl, entity.CreatedAt, entity.UpdatedAt);

    public static KelioUnit Show(Unit unit) => new(unit.Id, unit.Name, unit.Reference, unit.EntityId, Show(unit.Address), unit.CreatedAt);

    public static KelioManager Show(Manager manager) => new()
    {
        Id = manager.Id,
        Email = manager.Email,
        FirstName = manager.FirstName,
        LastName = manager.LastName,
        Locale = manager.Locale,
        PhoneCode = manager.PhoneCode,
        PhoneNumber = manager.PhoneNumber,
        Credentials = manager.Credentials,
        AvatarUrl = manager.AvatarUrl,
        CreatedAt = manager.CreatedAt,
        UpdatedAt = manager.UpdatedAt,
    };

    public static KelioAddress? Show(Address? address) => address is null ? null : new()
    {
        Name = address.Name,
        Lon = address.Lon,
        Lat = address.Lat,
        StreetNumber = address.StreetNumber,
        Street = address.Street,
        Zipcode = address.Zipcode,
        City = address.City,
        Country = address.Country,
        IsoCountry = address.IsoCountry,
        AdministrativeAreaLevel1 = address.AdministrativeAreaLevel1,
        AdministrativeAreaLevel2 = address.AdministrativeAreaLevel2,
        AdministrativeAreaLevel3 = address.AdministrativeAreaLevel3,
    };

    public static KelioManager ShowWithUnits(Manager manager, KelioState state) =>
        Show(manager) with { Units = [.. manager.UnitIds.Select(id => Show(state.Units.Find(id)!))] };
}
