using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Wire;

/// <summary>An applicant as the wire shows it, with the records that the call asked for. Names that are not known are ignored [inferred].</summary>
internal readonly record struct ApplicantView(bool HasAddress, bool HasApplications, bool HasPools)
{
    /// <summary>What the parameter <c>embed</c> asks for.</summary>
    public static ApplicantView Asked(Call call)
    {
        if (call.Request.Query["embed"] is not { } embed) return default;
        var names = embed.Split(',', StringSplitOptions.TrimEntries);
        return new ApplicantView(names.Contains("address"), names.Contains("applications"), names.Contains("pools"));
    }

    /// <summary>An application without anything embedded.</summary>
    public static KelioApplication Show(Application application) => new()
    {
        Id = application.Id,
        ApplicantId = application.ApplicantId,
        CampaignId = application.CampaignId,
        CompanyId = application.CompanyId,
        Source = application.Source,
        Status = application.Status,
        StatusChangedAt = application.StatusChangedAt,
        CurrentStage = application.CurrentStage,
        IsComplete = application.IsComplete,
        CreatedAt = application.CreatedAt,
        UpdatedAt = application.UpdatedAt,
    };

    public KelioApplicant Show(Applicant applicant, KelioState state) => new()
    {
        Id = applicant.Id,
        Email = applicant.Email,
        FirstName = applicant.FirstName,
        LastName = applicant.LastName,
        Locale = applicant.Locale,
        PhoneCode = applicant.PhoneCode,
        PhoneNumber = applicant.PhoneNumber,
        AvatarUrl = applicant.AvatarUrl,
        IsoCountry = applicant.IsoCountry,
        BioUrl = applicant.BioUrl,
        IsPartnerNewsletterActive = applicant.IsPartnerNewsletterActive,
        IsCampaignAlertActive = applicant.IsCampaignAlertActive,
        IsLegalsAccepted = applicant.IsLegalsAccepted,
        ResumeUrl = applicant.ResumeUrl,
        CreatedAt = applicant.CreatedAt,
        UpdatedAt = applicant.UpdatedAt,
        Address = HasAddress ? new(OrganisationView.Show(applicant.Address)) : default,
        Applications = HasApplications ? [.. state.Applications.In(KelioState.ApplicationsOfApplicant, applicant.Id).Select(Show)] : null,
        Pools = HasPools ? PoolsOf(applicant, state) : null,
    };

    private static IReadOnlyList<KelioPool> PoolsOf(Applicant applicant, KelioState state) =>
        [.. applicant.PoolIds.Select(id => Show(state.Pools.Find(id)!))];

    private static KelioPool Show(Pool pool) => new(pool.Id, pool.Name, pool.Description, pool.Icon);

    public Answer Answer(int status, Applicant applicant, KelioState state) => Answers.Json(status, Show(applicant, state), KelioJson.Wire.KelioApplicant);
}
