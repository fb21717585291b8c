namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A field of a wire record, as filters, orders, searches and selections name it.</summary>
/// <param name="Name">In camelCase.</param>
/// <param name="Type">The type of its value; of a person type the text or number that is on the wire.</param>
/// <param name="Read">Its value on a wire record.</param>
internal sealed record Field(string Name, Type Type, Func<object, object?> Read)
{
    /// <summary>Whether <c>$search</c> looks into it by default: text that a person wrote.</summary>
    public bool IsSearched => Type == typeof(string) && !Name.EndsWith("Url", StringComparison.Ordinal) && Name is not ("id" or "originalId" or "assessmentId" or "personId" or "assessmentStatusWebHook" or "languageLocale");
}
