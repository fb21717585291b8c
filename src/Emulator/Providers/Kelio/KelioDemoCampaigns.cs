using System.Collections.Immutable;

namespace Emulator.Providers.Kelio;

/// <summary>The job offers of the demo: all four states, on a career site, on the job board, on both and on neither.</summary>
internal static class KelioDemoCampaigns
{
    private static readonly ImmutableArray<string> Short = ["abstract", "resume"];
    private static readonly ImmutableArray<string> Long = ["abstract", "survey", "video", "resume"];

    private static readonly Plan[] First =
    [
        new("Vendeur en boutique (H/F)", "online", "Permanent contract", null, "Full time", 2, 0, Long, ["career_fr", "career_en"], IsOnJobBoard: true),
        new("Comptable (H/F)", "online", "Fixed term contract", "Private Executive", "Part time", 4, 1, Short, ["career_fr"], IsOnJobBoard: false),
        new("Développeuse ou développeur", "online", "Permanent contract", "Private Executive", "Full time", 6, 3, Long, ["career_fr"], IsOnJobBoard: true),
        new("Store assistant (M/F)", "online", "Internship", null, "Half time", null, 0, Short, ["career_en"], IsOnJobBoard: false),
        new("Chef de projet digital (H/F)", "standby", "Permanent contract", "Supervisor", "Full time", 5, 2, Long, ["career_fr"], IsOnJobBoard: true),
        new("Étudiante ou étudiant en alternance", "standby", "Alternating", null, "Custom", 3, null, Short, [], IsOnJobBoard: false),
        new("Responsable de magasin (H/F)", "draft", "Permanent contract", null, null, null, null, Short, [], IsOnJobBoard: false),
        new("Assistante ou assistant RH", "archived", "Interim Contract", null, "Part time - Morning", 3, 1, Short, ["career_fr"], IsOnJobBoard: false),
    ];

    // What a group of shops looks for all the time; the rest of each plan is that of one of the first.
    private static readonly string[] Titles =
    [
        "Conseillère ou conseiller de vente", "Hôte ou hôtesse de caisse", "Responsable adjoint de boutique (H/F)",
        "Employé polyvalent (H/F)", "Visual merchandiser (H/F)", "Manager de rayon (H/F)",
        "Préparateur de commandes (H/F)", "Étalagiste (H/F)", "Acheteuse ou acheteur textile",
        "Contrôleur de gestion (H/F)", "Gestionnaire de paie", "Technicien de maintenance (H/F)",
        "Chargé de recrutement (H/F)", "Animatrice ou animateur de réseau", "Logisticien (H/F)", "Éco-conseillère ou éco-conseiller",
    ];

    private static readonly Plan[] All =
        [.. First, .. Enumerable.Range(0, Many - First.Length).Select(i => First[i % First.Length] with { Name = Titles[i % Titles.Length] })];

    /// <summary>How many job offers a company has, and a group.</summary>
    public const int Few = 8;
    public const int Many = 40;

    /// <summary>The job offers of a company, or of a group.</summary>
    public static IEnumerable<Plan> Of(bool isGroup) => isGroup ? All : First;

    internal sealed record Plan(
        string Name,
        string Status,
        string JobType,
        string? JobField,
        string? WorkingTime,
        int? EducationLevel,
        int? RemoteLevel,
        ImmutableArray<string> Stages,
        ImmutableArray<string> Careers,
        bool IsOnJobBoard);
}
