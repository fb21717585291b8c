using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>Records of fixed names among which a filter, an order and a page can go wrong: decoys that differ in one thing, one who left nearly all empty,
/// and those of another company.</summary>
internal static class KelioFixtureFilters
{
    /// <summary>The account of <see cref="KelioFixtureRecords"/> with these records instead of its applicant's, and their ids by name.</summary>
    public static (KelioState State, Dictionary<string, object> Values) Of(KelioState state, long seed, DateTimeOffset now)
    {
        var (made, values) = KelioFixtureRecords.OneOfEach(state, seed, now, applicants: 1);
        var ids = new KelioIds(made.Ids);
        var alpha = made.Applicants.Find((int)values["applicantId"])! with
        {
            FirstName = "Wanted",
            LastName = "Alpha",
            Email = "alpha@people.example",
            CreatedAt = now.AddHours(-4),
        };
        var beta = alpha with
        {
            Id = ids.Applicant(),
            FirstName = "Decoy",
            LastName = "Beta",
            Email = "beta@people.example",
            CreatedAt = now.AddHours(-2),
            IsPartnerNewsletterActive = false,
            IsCampaignAlertActive = false,
        };
        var gamma = beta with { Id = ids.Applicant(), LastName = "Gamma", Email = "gamma@people.example", CreatedAt = now.AddHours(-3) };
        var empty = new Applicant(ids.Applicant(), alpha.CompanyId, "delta@people.example")
        {
            Locale = "fr",
            LastName = "Delta",
            CreatedAt = now.AddHours(-1),
            UpdatedAt = now.AddHours(-1),
        };
        var stranger = alpha with { Id = ids.Applicant(), CompanyId = OtherCompany(made, alpha.CompanyId), CreatedAt = now.AddMinutes(-30) };
        var first = made.Applications.Find((int)values["applicationId"])!;
        var campaign = made.Campaigns.Find(first.CampaignId)!;
        var standby = campaign with
        {
            Id = ids.Campaign(),
            Slug = "g7h8i9",
            Name = "Beta",
            Status = "standby",
            CreatedAt = now.AddDays(-3),
            LastActivationAt = now.AddDays(-2),
            Channels = [],
        };
        var draft = standby with
        {
            Id = ids.Campaign(),
            Slug = "j1k2l3",
            Name = "Alpha",
            Status = "draft",
            CreatedAt = now.AddDays(-2),
            LastActivationAt = null
        };
        var online = campaign with { Name = "Gamma", CreatedAt = now.AddDays(-5), LastActivationAt = now.AddDays(-1) };
        var open = made.Campaigns.Find((int)values["openCampaignId"])!;
        Application Next(Applicant by, Application like) => like with { Id = ids.Application(), ApplicantId = by.Id };
        var match = first with { ApplicantId = alpha.Id, Source = "carriere", CreatedAt = now.AddDays(-9) };
        var other = Next(beta, match) with { CampaignId = standby.Id, CreatedAt = now.AddDays(-5) };
        var done = Next(gamma, match) with
        {
            CurrentStage = null,
            Source = "salon",
            CreatedAt = now.AddDays(-4),
            History = [new StatusChange("in_progress", now.AddDays(-20), null)],
        };
        var late = Next(empty, match) with
        {
            CreatedAt = now.AddDays(-3),
            Source = "salon",
            History = [new StatusChange("interview", now.AddDays(-20), null)],
        };
        values["applicantEmail"] = alpha.Email;
        values["applicantFirstName"] = alpha.FirstName!;
        values["standbyCampaignId"] = standby.Id;
        values["emptyApplicantId"] = empty.Id;
        values["strangerId"] = stranger.Id;
        return (made with
        {
            Ids = ids.Sequence,
            Applicants = made.Applicants.Put([alpha, beta, gamma, empty, stranger]),
            Campaigns = made.Campaigns.Remove(open.Id).Put([online, standby, draft]),
            Applications = made.Applications.Put([match, other, done, late]),
        }, values);
    }

    private static int OtherCompany(KelioState state, int mine) => state.Companies.Rows.First(company => company.Id != mine).Id;
}
