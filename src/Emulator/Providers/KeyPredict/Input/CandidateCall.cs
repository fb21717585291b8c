using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>The parameters of a call that asks for one candidate and nothing else.</summary>
internal sealed record CandidateCall(CandidateName Name, Refusal? Refusal)
{
    public static CandidateCall Read(Request request, bool ignoresJson)
    {
        var fields = new FieldReader(Parameters.Of(request, ignoresJson));
        return new CandidateCall(CandidateName.Read(fields), fields.Refusal());
    }
}
