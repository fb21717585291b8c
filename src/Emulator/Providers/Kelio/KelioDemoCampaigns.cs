using System.Collections.Immutable;

namespace Emulator.Providers.Kelio;

/// <summary>The job offers of the demo: all four states, on a career site, on the job board, on both and on neither.</summary>
internal static class KelioDemoCampaigns
{
    private static readonly ImmutableArray<string> Short = ["abstract", "resume"];
    private static readonly ImmutableArray<string> Long = ["abstract", "survey", "video", "resume"];

    public static IReadOnlyList<Plan> All { get; } =
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
