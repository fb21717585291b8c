using Emulator.Core.Judging;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The paths that name the company: it must be the key owner's own, for data spaces are separate.</summary>
internal static class CompanyPath
{
    /// <summary>The handler, for the owner's company alone.</summary>
    public static Func<Call, Outcome> Of(Func<Call, Outcome> handler) => call =>
        call.State<PredictiveIndexState>().Account.Value.Id is var own && call.Route("companyId").Equals(own, StringComparison.OrdinalIgnoreCase)
            ? handler(call)
            : Refuse.OtherCompany(call.Route("companyId"), own);
}
