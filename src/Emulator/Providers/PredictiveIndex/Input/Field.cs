namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A field of a list's rows, as filters, orders, searches and selections name it.</summary>
/// <param name="Path">Its name in camelCase; of one within another, both with a slash between them.</param>
/// <param name="Type">The type of its value on the wire; of a person type the text or number that is on the wire.</param>
/// <param name="Read">Its value in a row: what the wire shows of it.</param>
internal sealed record Field<TRow>(string Path, Type Type, Func<TRow, FieldValue> Read)
{
    /// <summary>Whether <c>$search</c> looks into it by default: text that a person wrote.</summary>
    public bool IsSearched
    {
        get
        {
            var name = Path[(Path.LastIndexOf('/') + 1)..];
            return Type == typeof(string) && !name.EndsWith("Url", StringComparison.Ordinal)
                && name is not ("id" or "originalId" or "assessmentId" or "personId" or "assessmentStatusWebHook" or "languageLocale");
        }
    }
}
