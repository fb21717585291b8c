using Contracts.KeyPredict;
using Emulator.Core.Keys;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>The secret links of an assessment. They begin with an address that somebody used: that of the caller, or of the one who invited.</summary>
internal static class Links
{
    public static string Session(string baseUrl, Assessment assessment) => $"{baseUrl}{KeyPredictRoutes.SessionPage}?key={assessment.SessionKey}";

    public static string Report(string baseUrl, Assessment assessment) => $"{baseUrl}{KeyPredictRoutes.ReportPage}?key={assessment.ReportKey}";

    public static string Pdf(string baseUrl, Assessment assessment) => Report(baseUrl, assessment) + KeyPredictRoutes.PdfSuffix;

    public static string Profile(string baseUrl, Candidate candidate) => $"{baseUrl}{KeyPredictRoutes.ProfilePage}?key={candidate.ProfileKey}";

    /// <summary>The claims of an assessment's two keys.</summary>
    public static Claim[] Claims(Assessment assessment) => Claims(new LinkKeys(assessment.SessionKey, assessment.ReportKey));

    /// <inheritdoc cref="Claims(Assessment)"/>
    public static Claim[] Claims(LinkKeys keys) => [new Claim(KeyPredictAccess.LinkClaim, keys.Session), new Claim(KeyPredictAccess.LinkClaim, keys.Report)];
}
