using Emulator.Core.State;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>Towns of the demo with their post codes, departments, regions and places on the map; the streets are invented.</summary>
internal static class KelioDemoPlaces
{
    public static IReadOnlyList<Town> All { get; } =
    [
        new("Lyon", "69002", "Rhône", "Auvergne-Rhône-Alpes", 4.8357, 45.7640),
        new("Lille", "59000", "Nord", "Hauts-de-France", 3.0573, 50.6292),
        new("Nantes", "44000", "Loire-Atlantique", "Pays de la Loire", -1.5536, 47.2184),
        new("Bordeaux", "33000", "Gironde", "Nouvelle-Aquitaine", -0.5792, 44.8378),
        new("Strasbourg", "67000", "Bas-Rhin", "Grand Est", 7.7521, 48.5734),
        new("Rennes", "35000", "Ille-et-Vilaine", "Bretagne", -1.6778, 48.1173),
        new("Toulouse", "31000", "Haute-Garonne", "Occitanie", 1.4442, 43.6047),
        new("Marseille", "13001", "Bouches-du-Rhône", "Provence-Alpes-Côte d’Azur", 5.3698, 43.2965),
        new("Nice", "06000", "Alpes-Maritimes", "Provence-Alpes-Côte d’Azur", 7.2620, 43.7102),
        new("Dijon", "21000", "Côte-d’Or", "Bourgogne-Franche-Comté", 5.0415, 47.3220),
        new("Angers", "49000", "Maine-et-Loire", "Pays de la Loire", -0.5632, 47.4784),
        new("Bourg-en-Bresse", "01000", "Ain", "Auvergne-Rhône-Alpes", 5.2258, 46.2052),
        new("Orléans", "45000", "Loiret", "Centre-Val de Loire", 1.9093, 47.9030),
        new("Saint-Étienne", "42000", "Loire", "Auvergne-Rhône-Alpes", 4.3872, 45.4397),
    ];

    /// <summary>A person's house in the town, somewhere near its centre.</summary>
    public static Address AddressOf(SamplePerson person, Town town, Draw draw) => new()
    {
        Name = $"{person.StreetNumber} {person.Street}, {town.Zipcode} {town.Name}, France",
        Lon = Math.Round(town.Lon + ((draw.Fraction() - 0.5) / 20), 5),
        Lat = Math.Round(town.Lat + ((draw.Fraction() - 0.5) / 20), 5),
        StreetNumber = person.StreetNumber,
        Street = person.Street,
        Zipcode = town.Zipcode,
        City = town.Name,
        Country = "France",
        IsoCountry = "FR",
        AdministrativeAreaLevel1 = town.Region,
        AdministrativeAreaLevel2 = town.Department,
    };

    internal sealed record Town(string Name, string Zipcode, string Department, string Region, double Lon, double Lat);
}
