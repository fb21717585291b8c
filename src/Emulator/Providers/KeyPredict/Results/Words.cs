using System.Collections.Frozen;
using Emulator.Providers.KeyPredict.Catalogue;

namespace Emulator.Providers.KeyPredict.Results;

/// <summary>The words of reports and pages in the languages of the account. The section names are observed in English; the others are translations of our own, as are the names of
/// the factors, of which those without a translation stay English.</summary>
internal sealed record Words(
    string Code, bool IsRightToLeft, string Report, string TakenOn, string In, string Graph, string Details, string Comments, string Matches, string Score, string Minutes, string Seconds, string Download)
{
    /// <summary>Whether the standard fonts of PDF have the letters.</summary>
    public bool IsWestern => Code is "en" or "fr" or "es";

    private static readonly Words English = new(
        "en", false, "Assessment report", "taken on", "in", "The graph", "The detailed table", "The comments", "General profile", "The score", "min", "sec", "Download as PDF");

    private static readonly FrozenDictionary<int, Words> All = new Dictionary<int, Words>
    {
        [CatalogueLists.English] = English,
        [CatalogueLists.French] = new(
            "fr", false, "Rapport d’évaluation", "passé le", "en", "Le graphique", "Le tableau détaillé", "Les commentaires", "Profil général", "Le score", "min", "s", "Télécharger en PDF"),
        [3] = new("es", false, "Informe de evaluación", "realizado el", "en", "El gráfico", "La tabla detallada", "Los comentarios", "Perfil general", "La puntuación", "min", "s", "Descargar en PDF"),
        [7] = new("ru", false, "Отчёт об оценке", "пройден", "за", "График", "Подробная таблица", "Комментарии", "Общий профиль", "Результат", "мин", "с", "Скачать PDF"),
        [9] = new("ar", true, "تقرير التقييم", "بتاريخ", "خلال", "الرسم البياني", "الجدول المفصل", "التعليقات", "الملف العام", "النتيجة", "دقيقة", "ثانية", "تحميل PDF"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> FrenchFactors = new Dictionary<string, string>
    {
        ["Realistic"] = "Réaliste",
        ["Investigative"] = "Investigateur",
        ["Artistic"] = "Artistique",
        ["Social"] = "Social",
        ["Entrepreneurial"] = "Entreprenant",
        ["Conventional"] = "Conventionnel",
        ["Openness"] = "Ouverture",
        ["Conscientiousness"] = "Conscience",
        ["Extraversion"] = "Extraversion",
        ["Agreeableness"] = "Agréabilité",
        ["Emotional stability"] = "Stabilité émotionnelle",
        ["Logical reasoning"] = "Raisonnement logique",
        ["Numerical reasoning"] = "Raisonnement numérique",
        ["Verbal reasoning"] = "Raisonnement verbal",
        ["Straightforwardness"] = "Franchise",
        ["Persuasiveness"] = "Persuasion",
        ["Firmness"] = "Fermeté",
        ["Flexibility"] = "Souplesse",
        ["Introversion"] = "Introversion",
        ["Free thinking"] = "Liberté d’esprit",
        ["Respect of rules"] = "Respect des règles",
        ["Familiarity"] = "Familiarité",
        ["Novelty"] = "Nouveauté",
        ["Leadership"] = "Leadership",
        ["Teamwork"] = "Travail en équipe",
        ["Independence"] = "Indépendance",
        ["Empathy"] = "Empathie",
        ["Creativity"] = "Créativité",
        ["Autonomy"] = "Autonomie",
        ["Planning"] = "Planification",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words of a language; English for one without words of its own.</summary>
    public static Words Of(int languageId) => All.GetValueOrDefault(languageId, English);

    /// <summary>The name of a factor.</summary>
    public string Factor(string name) => Code == "fr" ? FrenchFactors.GetValueOrDefault(name, name) : name;

    /// <summary>How long it took, as the report's header has it: <c>14 min 24 sec</c>.</summary>
    public string Duration(TimeSpan taken) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(long)taken.TotalMinutes} {Minutes} {taken.Seconds} {Seconds}");
}
