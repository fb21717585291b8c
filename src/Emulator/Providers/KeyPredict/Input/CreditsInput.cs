using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>Credits for a company below this one.</summary>
internal sealed record CreditsInput(long CompanyId, int Credits, Refusal? Refusal)
{
    public static CreditsInput Read(Request request, bool ignoresJson)
    {
        var fields = new FieldReader(Parameters.Of(request, ignoresJson));
        var (company, credits) = (fields.Integer("company_id", required: true), fields.Between("credits", 1, int.MaxValue, required: true));
        return new CreditsInput(company ?? 0, (int)(credits ?? 0), fields.Refusal());
    }
}
