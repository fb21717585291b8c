using System.Collections.Immutable;
using Emulator.Core.State;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>One record of each kind in the sandbox customer's account, with nothing left empty: what a contract pins the shapes on.</summary>
internal static class KelioFixtureRecords
{
    private const string Files = "https://files.talentview.example/";

    /// <summary>The account with its records, and their ids by name.</summary>
    public static (KelioState State, Dictionary<string, object> Values) OneOfEach(KelioState state, long seed, DateTimeOffset now, int applicants)
    {
        var ids = new KelioIds(state.Ids);
        var company = state.AccountOf(KelioEnvironment.Sandbox);
        var people = SampleData.People(seed, "kelio/fixtures", applicants + 4);
        var (draw, born) = (new Draw(seed, "kelio/fixtures"), now.AddDays(-30));
        var (town, board) = (KelioDemoPlaces.All[0], state.JobBoardOf(KelioEnvironment.Sandbox, KelioSeed.JobBoard)!);

        var entity = new Entity(ids.Entity(), company.Id, "Leeds Retail", "UK-LEEDS", "#B5442E", Files + "logos/1.png", born, born);
        var unit = new Unit(ids.Unit(), company.Id, entity.Id, "Boutique de Lyon", "69-01", KelioDemoPlaces.AddressOf(people[0], town, draw), born);
        var other = unit with { Id = ids.Unit(), Name = "Boutique de Lille", Reference = "59-01", CreatedAt = born.AddHours(1) };
        var (host, second) = (people[1], people[2]);
        var manager = new Manager(
            ids.Manager(), company.Id, host.Email, host.FirstName, host.LastName, "fr", "33", host.PhoneNumber, 3, Files + "avatars/1.png", [unit.Id],
            born, born.AddDays(1));
        var tag = new Tag(ids.Tag(), company.Id, "Prioritaire");
        var pool = new Pool(ids.Pool(), company.Id, "Vivier commercial", "Candidats à rappeler", "star");
        var campaign = NewCampaign(ids.Campaign(), company.Id, entity, unit, tag, board, born);
        var open = campaign with { Id = ids.Campaign(), Slug = "d4e5f6", Name = "Assistant (F/H)", CreatedAt = born.AddHours(1) };
        var many = Enumerable.Range(0, applicants)
            .Select(i => NewApplicant(ids.Applicant(), company.Id, people[i + 4], pool, draw, now.AddHours(i - applicants))).ToList();
        var application = new Application(ids.Application(), company.Id, many[0].Id, campaign.Id, board.Value)
        {
            ChannelId = board.Id,
            CurrentStage = "resume",
            History = [new StatusChange("in_progress", now.AddDays(-2), null), new StatusChange("interview", now.AddDays(-1), manager.Id)],
            TagIds = [tag.Id],
            Comments = [new Comment(ids.Comment(), "Profil intéressant.", manager.Id, now.AddDays(-1))],
            Skills = [new Skill(ids.Skill(), "Anglais", 4)],
            CreatedAt = now.AddDays(-2),
            UpdatedAt = now.AddDays(-1),
        };
        var after = state with
        {
            Ids = ids.Sequence,
            Entities = state.Entities.Put(entity),
            Units = state.Units.Put([unit, other]),
            Managers = state.Managers.Put(manager),
            Tags = state.Tags.Put(tag),
            Pools = state.Pools.Put(pool),
            Campaigns = state.Campaigns.Put([campaign, open]),
            Applicants = state.Applicants.Put(many),
            Applications = state.Applications.Put(application),
        };
        return (after, new()
        {
            ["companyId"] = company.Id,
            ["companySlug"] = company.Slug,
            ["entityId"] = entity.Id,
            ["unitId"] = unit.Id,
            ["otherUnitId"] = other.Id,
            ["managerId"] = manager.Id,
            ["managerEmail"] = manager.Email,
            ["newManagerEmail"] = second.Email,
            ["campaignId"] = campaign.Id,
            ["openCampaignId"] = open.Id,
            ["applicantId"] = many[0].Id,
            ["applicantEmail"] = many[0].Email,
            ["applicantFirstName"] = many[0].FirstName!,
            ["newApplicantEmail"] = people[3].Email,
            ["applicationId"] = application.Id,
            ["statusDay"] = application.StatusChangedAt.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    private static Campaign NewCampaign(int id, int companyId, Entity entity, Unit unit, Tag tag, Channel board, DateTimeOffset born) =>
        new(id, companyId, "a1b2c3", "Conseiller de vente (F/H)", "online")
        {
            InternalName = "Conseiller Lyon",
            Reference = "CV-69",
            JobType = "Permanent contract",
            JobField = "Supervisor",
            WorkingTime = "Full time",
            EducationLevel = 2,
            ExperienceLevel = 2,
            RemoteLevel = 1,
            SalaryMin = 24_000,
            SalaryMax = 26_000,
            Description = "<p>Accueillir et conseiller.</p>",
            Profile = "<p>Souriant et curieux.</p>",
            CoverUrl = Files + "covers/1.jpg",
            VideoHost = "Youtube",
            VideoUrl = "https://videos.talentview.example/1",
            Stages = ["abstract", "survey", "resume"],
            EntityId = entity.Id,
            UnitId = unit.Id,
            Address = unit.Address,
            Channels = ["career_fr", board.Value],
            TagIds = [tag.Id],
            StartDate = DateOnly.FromDateTime(born.AddDays(60).UtcDateTime),
            ContractDuration = 6,
            EndsAt = born.AddDays(90),
            LastActivationAt = born.AddDays(1),
            CreatedAt = born,
            UpdatedAt = born.AddDays(1),
        };

    private static Applicant NewApplicant(int id, int companyId, SamplePerson person, Pool pool, Draw draw, DateTimeOffset created) =>
        new(id, companyId, person.Email)
        {
            FirstName = person.FirstName,
            LastName = person.LastName,
            Locale = "fr",
            PhoneCode = "33",
            PhoneNumber = person.PhoneNumber,
            AvatarUrl = FormattableString.Invariant($"{Files}avatars/{id}.png"),
            IsoCountry = "FR",
            BioUrl = FormattableString.Invariant($"https://portfolio.example/{id}"),
            IsPartnerNewsletterActive = true,
            IsCampaignAlertActive = true,
            IsLegalsAccepted = true,
            ResumeUrl = FormattableString.Invariant($"{Files}resumes/{id}.pdf"),
            Address = KelioDemoPlaces.AddressOf(person, KelioDemoPlaces.All[id % KelioDemoPlaces.All.Count], draw),
            PoolIds = ImmutableArray.Create(pool.Id),
            CreatedAt = created,
            UpdatedAt = created.AddMinutes(5),
        };
}
