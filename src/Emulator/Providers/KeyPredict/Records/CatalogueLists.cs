using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>The titles and languages of an account, as a public client recorded them from the real server.</summary>
internal static class CatalogueLists
{
    public const int English = 1;
    public const int French = 2;
    public const int Spanish = 3;
    public const int Russian = 7;
    public const int Arabic = 9;

    public static readonly Table<int, Title> Titles = Table<int, Title>.Empty.Begin([new Title(1, "Mr"), new Title(2, "Ms")]);

    /// <summary>The list is one account's: the ids between were not on it.</summary>
    public static readonly Table<int, Language> Languages = Table<int, Language>.Empty.Begin(
    [
        new Language(English, "en_US", "English (US)"),
        new Language(French, "fr_FR", "Français (FR)"),
        new Language(Spanish, "es_ES", "Español (ES)"),
        new Language(Russian, "ru_RU", "Русский (RU)"),
        new Language(Arabic, "ar_MA", "العربية (MA)"),
    ]);
}
