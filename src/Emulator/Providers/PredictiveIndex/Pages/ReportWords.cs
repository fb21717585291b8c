namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>The headings and labels of reports in one language. PI has reports in some seventy languages; these are translations of our own in a few of them,
/// the others are given in English.</summary>
/// <param name="Code">The two-letter language of these words.</param>
/// <param name="ReferenceProfile">Before the profile's name.</param>
/// <param name="Completed">Before the date.</param>
/// <param name="Language">Before the language asked for.</param>
/// <param name="Genders">Neutral, male, female.</param>
/// <param name="Is">Before the traits: neutral, of a man, of a woman.</param>
/// <param name="Hard">Before the challenges.</param>
/// <param name="Titles">The reports' titles, in the order of <see cref="ReportKind"/>.</param>
internal sealed record ReportWords(
    string Code, string ReferenceProfile, string Completed, string Language, string[] Genders, string[] Is, string Hard, string[] Titles)
{
    private static readonly ReportKind[] Kinds = Enum.GetValues<ReportKind>();

    private static readonly ReportWords English = new(
        "en", "Reference profile", "Completed", "Language", ["neutral", "male", "female"], ["This person is:", "He is:", "She is:"], "What may be hard:",
        [
            "Person Detail Report", "Person Development Chart", "Placard", "Manager Development Chart", "Management Strategy Guide", "Placard Nex Gen",
            "Candidate Insights", "Coaching Guide", "Behavioral Report",
        ]);

    private static readonly ReportWords[] All =
    [
        English,
        new(
            "fr", "Profil de référence", "Terminé le", "Langue", ["neutre", "homme", "femme"],
            ["Cette personne est :", "Il est :", "Elle est :"], "Ce qui peut être difficile :",
            [
                "Rapport détaillé", "Plan de développement", "Fiche", "Plan de développement du manager", "Guide de management", "Fiche nouvelle génération",
                "Aperçu du candidat", "Guide de coaching", "Rapport comportemental",
            ]),
        new(
            "de", "Referenzprofil", "Abgeschlossen am", "Sprache", ["neutral", "männlich", "weiblich"],
            ["Diese Person ist:", "Er ist:", "Sie ist:"], "Was schwerfallen kann:",
            [
                "Ausführlicher Bericht", "Entwicklungsplan", "Steckbrief", "Entwicklungsplan für Vorgesetzte", "Führungsleitfaden", "Steckbrief neuer Art",
                "Einblick in den Bewerber", "Coaching-Leitfaden", "Verhaltensbericht",
            ]),
        new(
            "es", "Perfil de referencia", "Terminado el", "Idioma", ["neutro", "hombre", "mujer"],
            ["Esta persona es:", "Él es:", "Ella es:"], "Lo que puede costar:",
            [
                "Informe detallado", "Plan de desarrollo", "Ficha", "Plan de desarrollo del responsable", "Guía de gestión", "Ficha de nueva generación",
                "Visión del candidato", "Guía de coaching", "Informe conductual",
            ]),
        new(
            "it", "Profilo di riferimento", "Completato il", "Lingua", ["neutro", "uomo", "donna"],
            ["Questa persona è:", "Lui è:", "Lei è:"], "Che cosa può essere difficile:",
            [
                "Rapporto dettagliato", "Piano di sviluppo", "Scheda", "Piano di sviluppo del responsabile", "Guida alla gestione",
                "Scheda di nuova generazione", "Sguardo sul candidato", "Guida al coaching", "Rapporto comportamentale",
            ]),
        new(
            "pt", "Perfil de referência", "Concluído em", "Idioma", ["neutro", "homem", "mulher"],
            ["Esta pessoa é:", "Ele é:", "Ela é:"], "O que pode ser difícil:",
            [
                "Relatório detalhado", "Plano de desenvolvimento", "Ficha", "Plano de desenvolvimento do gestor", "Guia de gestão", "Ficha de nova geração",
                "Visão do candidato", "Guia de coaching", "Relatório comportamental",
            ]),
        new(
            "nl", "Referentieprofiel", "Voltooid op", "Taal", ["neutraal", "man", "vrouw"], ["Deze persoon is:", "Hij is:", "Zij is:"], "Wat lastig kan zijn:",
            [
                "Uitgebreid rapport", "Ontwikkelingsplan", "Kaart", "Ontwikkelingsplan voor leidinggevenden", "Leidraad voor leidinggeven",
                "Kaart nieuwe stijl", "Inzicht in de kandidaat", "Leidraad voor coaching", "Gedragsrapport",
            ]),
        new(
            "ru", "Эталонный профиль", "Завершён", "Язык", ["нейтральный", "мужской", "женский"], ["Этот человек:", "Он:", "Она:"], "Что может быть трудным:",
            [
                "Подробный отчёт", "План развития", "Карточка", "План развития руководителя", "Руководство по управлению", "Карточка нового образца",
                "О кандидате", "Руководство по наставничеству", "Поведенческий отчёт",
            ]),
    ];

    /// <summary>The words for a language tag such as <c>fr-CA</c>: those of its language, or English.</summary>
    public static ReportWords Of(string tag) =>
        All.FirstOrDefault(words => tag.Split('-')[0].Equals(words.Code, StringComparison.OrdinalIgnoreCase)) ?? English;

    /// <summary>The title of a report.</summary>
    public string Title(ReportKind kind) => Titles[Array.IndexOf(Kinds, kind)];
}
