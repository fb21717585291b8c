using System.Globalization;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Whose Management Strategy Guides are wanted, in which language, for which gender.</summary>
internal sealed record GuidesInput(IReadOnlyList<string> PersonIds, string Language, int Gender)
{
    private const int MostPersons = 50;

    /// <summary>Reads the call; nothing in it depends on the records.</summary>
    public static Reading<GuidesInput> Read(Request request)
    {
        var faults = new Faults();
        var read = JsonBody.Read(request, body =>
        {
            var language = faults.Take(body.Language("languageLocale")) ?? PredictiveIndexSettings.DefaultLanguage;
            var gender = faults.Take(body.Gender("gender")) ?? 0;
            var ids = faults.Take(body.Texts("personIds"));
            if (ids is not { Count: >= 1 and <= MostPersons }) faults.Add(Number(ids));
            return new GuidesInput([.. (ids ?? []).Distinct()], language, gender);
        });
        return faults.Any ? new(null, faults.Refuse()) : read;
    }

    private static Mistake Number(IReadOnlyList<string>? ids) =>
        new("personIds", $"The personIds parameter is a list of 1 to {MostPersons} ids.", $"be a list of 1 to {MostPersons} ids")
        {
            Seen = ids is null ? null : string.Create(CultureInfo.InvariantCulture, $"a list of {ids.Count}"),
            Example = "[\"A-1001\"]",
        };
}
