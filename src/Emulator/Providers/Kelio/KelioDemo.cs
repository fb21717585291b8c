using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.State;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>The past of a company (a group of brands and shops when it has many applicants): an organisation, campaigns in all four states, applicants, and
/// applications complete and incomplete in every status.</summary>
internal sealed class KelioDemo
{
    private const int ManagerCount = 4;
    private static readonly string[] Icons = ["star", "heart", "rocket"];
    private static readonly string[] Skills = ["Relation client", "Anglais", "Gestion de projet", "Comptabilité", "Travail en équipe"];

    private readonly Company company;
    private readonly long seed;
    private readonly Draw draw;
    private readonly DateTimeOffset today;
    private readonly KelioState state;
    private readonly KelioIds ids;
    private bool isGroup;

    public KelioDemo(KelioState state, Company company, long seed, DateTimeOffset hour)
    {
        (this.state, this.company, this.seed, ids, today) = (state, company, seed, new KelioIds(state.Ids), hour);
        draw = new Draw(seed, "kelio/" + company.Slug);
    }

    /// <summary>The full hour in which an instant is.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset now) => new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>The state with the company's past.</summary>
    public KelioState Furnish(int applicants)
    {
        isGroup = applicants >= 100;
        var people = SampleData.People(seed, "kelio/" + company.Slug, applicants + ManagerCount);
        var entities = Entities();
        var units = Units(entities, people);
        var managers = people.Take(ManagerCount).Select((person, i) => NewManager(person, i, units)).ToList();
        var tags = new[] { "Prioritaire", "Bilingue", "Mobilité", "Junior", "Senior" }.Select(name => new Tag(ids.Tag(), company.Id, name)).ToList();
        var pools = new[] { "Vivier commercial", "Alternants", "À rappeler" }
            .Select((name, i) => new Pool(ids.Pool(), company.Id, name, i == 1 ? null : $"Candidats du {name.ToLowerInvariant()}", Icons[i])).ToList();
        var campaigns = Campaigns(units, tags, people);
        var candidates = people.Skip(ManagerCount).Select((person, i) => NewApplicant(person, i, applicants, pools)).ToList();
        var applications = Applications(candidates, campaigns, managers, tags);
        return state with
        {
            Ids = ids.Sequence,
            Entities = state.Entities.Begin([.. state.Entities, .. entities]),
            Units = state.Units.Begin([.. state.Units, .. units]),
            Managers = state.Managers.Begin([.. state.Managers, .. managers]),
            Tags = state.Tags.Begin([.. state.Tags, .. tags]),
            Pools = state.Pools.Begin([.. state.Pools, .. pools]),
            Campaigns = state.Campaigns.Begin([.. state.Campaigns, .. campaigns]),
            Applicants = state.Applicants.Begin([.. state.Applicants, .. candidates]),
            Applications = state.Applications.Begin([.. state.Applications, .. applications]),
        };
    }

    private List<Entity> Entities()
    {
        List<Entity> few = [NewEntity("Siège", "SIEGE", "#1F3A5F"), NewEntity("Leeds Retail", "UK-LEEDS", "#B5442E"), NewEntity("Boutiques", null, "#2E7D5B")];
        return isGroup
            ? [.. few, NewEntity("Maison Lumen", "LUMEN", "#C9A227"), NewEntity("Nord & Laine", "NL", "#5B3E96"), NewEntity("Petit Quartier", null, "#D1495B")]
            : few;
    }

    private Entity NewEntity(string name, string? reference, string color)
    {
        var id = ids.Entity();
        var created = today.AddDays(-500 + (id - KelioIds.FirstEntity));
        var logo = FormattableString.Invariant($"https://files.talentview.example/logos/{id}.png");
        return new Entity(id, company.Id, name, reference, color, logo, created, created);
    }

    // The head office and one foreign shop by hand; then the brands' shops, one in each town, in turn.
    private List<Unit> Units(List<Entity> entities, IReadOnlyList<SamplePerson> people)
    {
        var towns = KelioDemoPlaces.All;
        List<Unit> units =
        [
            NewUnit(entities[0], "Ressources humaines", "RH", people[0], towns[0]),
            NewUnit(entities[0], "Informatique", null, people[1], towns[0]),
            NewUnit(entities[1], "Leeds Briggate", "LDS-1", null, null),
        ];
        for (var i = 0; i < (isGroup ? 21 : 2); i++)
        {
            var (entity, town) = (entities[2 + (i % (entities.Count - 2))], towns[i % towns.Count]);
            var reference = i % 3 == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"{town.Zipcode[..2]}-{i + 1:00}");
            units.Add(NewUnit(
                entity,
                entity.Name == "Boutiques" ? $"Boutique de {town.Name}" : $"{entity.Name} {town.Name}",
                reference,
                people[(i + 2) % people.Count],
                town));
        }

        return units;
    }

    private Unit NewUnit(Entity entity, string name, string? reference, SamplePerson? at, KelioDemoPlaces.Town? town) => new(
        ids.Unit(), company.Id, entity.Id, name, reference,
        at is null || town is null ? null : KelioDemoPlaces.AddressOf(at, town, draw), entity.CreatedAt.AddDays(10));

    private Manager NewManager(SamplePerson person, int index, List<Unit> units)
    {
        var created = today.AddDays(-300 + (index * 20));
        return new Manager(
            ids.Manager(),
            company.Id,
            person.Email.Replace("@people.", $"@{company.Slug}.", StringComparison.Ordinal),
            person.FirstName,
            person.LastName,
            index == 1 ? "en" : "fr",
            "33",
            person.PhoneNumber,
            4 - index,
            null,
            [.. units.Skip(index).Take(index == 0 ? units.Count : 2).Select(unit => unit.Id)],
            created,
            created.AddDays(5));
    }

    private List<Campaign> Campaigns(List<Unit> units, List<Tag> tags, IReadOnlyList<SamplePerson> people)
    {
        var board = KelioSeed.BoardOf(state, company.Environment)?.Value;
        return [.. KelioDemoCampaigns.Of(isGroup)
            .Select((plan, i) => NewCampaign(plan, i, board, units[i % units.Count], tags[i % tags.Count], people[i % people.Count]))];
    }

    private Campaign NewCampaign(KelioDemoCampaigns.Plan plan, int index, string? board, Unit unit, Tag tag, SamplePerson at)
    {
        var created = today.AddDays(-430 + (index * 420 / (isGroup ? KelioDemoCampaigns.Many : KelioDemoCampaigns.Few)));
        DateTimeOffset? activated = plan.Status == "draft" ? null : created.AddDays(2);
        var salary = 22_000 + (draw.Between(0, 20) * 1_000);
        return new Campaign(ids.Campaign(), company.Id, Slug(), plan.Name, plan.Status)
        {
            InternalName = plan.Name + " – " + unit.Name,
            Reference = index % 3 == 2 ? null : string.Create(CultureInfo.InvariantCulture, $"REF-{index + 1:000}"),
            JobType = plan.JobType,
            JobField = plan.JobField,
            WorkingTime = plan.WorkingTime,
            EducationLevel = plan.EducationLevel,
            RemoteLevel = plan.RemoteLevel,
            SalaryMin = index % 4 == 3 ? null : salary,
            SalaryMax = index % 4 == 3 ? null : salary + 4_000,
            Description = $"<p>{company.Name} recrute : {plan.Name}.</p>",
            Profile = "<p>Vous aimez le travail bien fait.</p>",
            Stages = plan.Stages,
            EntityId = unit.EntityId,
            UnitId = index % 5 == 4 ? null : unit.Id,
            Address = plan.Status == "draft" ? null : unit.Address ?? KelioDemoPlaces.AddressOf(at, draw.Pick(KelioDemoPlaces.All), draw),
            Channels = plan.IsOnJobBoard && board is not null ? plan.Careers.Add(board) : plan.Careers,
            TagIds = index % 2 == 0 ? [tag.Id] : [],
            ExperienceLevel = index % 6 == 1 ? 2 : null,
            VideoHost = index % 8 == 0 ? "Youtube" : null,
            VideoUrl = index % 8 == 0 ? FormattableString.Invariant($"https://videos.talentview.example/{index}") : null,
            StartDate = index % 4 == 1 ? DateOnly.FromDateTime(created.AddDays(60).UtcDateTime) : null,
            ContractDuration = plan.JobType is "Fixed term contract" or "Internship" ? 6 : null,
            EndsAt = EndOf(plan.Status, index, created),
            LastActivationAt = activated,
            CreatedAt = created,
            UpdatedAt = activated ?? created,
        };
    }

    // Two of three that are online have an end to come; what is paused or archived has had its end.
    private DateTimeOffset? EndOf(string status, int index, DateTimeOffset created) => status switch
    {
        "online" => index % 3 == 0 ? null : today.AddDays(31 + index),
        "draft" => null,
        _ => created.AddDays(9),
    };

    private string Slug()
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        return string.Create(6, draw, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Letters[from.Between(0, Letters.Length)];
        });
    }

    private Applicant NewApplicant(SamplePerson person, int index, int count, List<Pool> pools)
    {
        var id = ids.Applicant();
        var created = today.AddHours((index - count) * 31).AddMinutes(draw.Between(0, 60));
        return new Applicant(id, company.Id, person.Email)
        {
            FirstName = person.FirstName,
            LastName = person.LastName,
            Locale = index % 9 == 4 ? "en" : index % 9 == 7 ? "es" : "fr",
            PhoneCode = index % 6 == 5 ? null : "33",
            PhoneNumber = index % 6 == 5 ? null : person.PhoneNumber,
            IsoCountry = "FR",
            BioUrl = index % 7 == 3 ? FormattableString.Invariant($"https://portfolio.example/{id}") : null,
            IsPartnerNewsletterActive = index % 4 == 1,
            IsCampaignAlertActive = index % 3 != 2,
            IsLegalsAccepted = index % 10 != 9,
            ResumeUrl = index % 5 == 4 ? null : FormattableString.Invariant($"https://files.talentview.example/resumes/{id}.pdf"),
            Address = index % 5 == 2 ? null : KelioDemoPlaces.AddressOf(person, draw.Pick(KelioDemoPlaces.All), draw),
            PoolIds = index % 4 == 0 ? [pools[index / 4 % pools.Count].Id] : [],
            CreatedAt = created,
            UpdatedAt = created.AddMinutes(5),
        };
    }

    private List<Application> Applications(List<Applicant> candidates, List<Campaign> campaigns, List<Manager> managers, List<Tag> tags)
    {
        var applications = new List<Application>();
        for (var i = 0; i < candidates.Count; i++)
        {
            // Every fourth applicant has not applied yet, and every sixth has applied twice.
            var open = campaigns.FindAll(campaign => campaign.LastActivationAt < candidates[i].CreatedAt);
            if (i % 4 == 3 || open.Count == 0) continue;
            applications.Add(NewApplication(candidates[i], open[i % open.Count], applications.Count, managers, tags));
            if (i % 6 == 0 && open.Count > 1) applications.Add(NewApplication(candidates[i], open[(i + 1) % open.Count], applications.Count, managers, tags));
        }

        return applications;
    }

    // Statuses come in turn; who was hired is complete, of the others half are.
    private Application NewApplication(Applicant applicant, Campaign campaign, int number, List<Manager> managers, List<Tag> tags)
    {
        var status = number % 4;
        var isComplete = status == 2 || number / 4 % 2 == 0;
        var manager = managers[number % managers.Count];
        var created = applicant.CreatedAt.AddMinutes(20 + draw.Between(0, 40));
        var history = ImmutableArray.Create(new StatusChange("in_progress", created, null));
        if (status > 0) history = history.Add(new StatusChange("interview", created.AddHours(3 + draw.Between(0, 10)), manager.Id));
        if (status > 1)
            history = history.Add(new StatusChange(status == 2 ? "hired" : "refused", history[^1].At.AddHours(4 + draw.Between(0, 10)), manager.Id));
        var id = ids.Application();
        var board = campaign.Channels.Contains(KelioSeed.JobBoard) && number % 3 == 0 ? KelioSeed.BoardOf(state, company.Environment) : null;
        return new Application(id, company.Id, applicant.Id, campaign.Id, board?.Value ?? (number % 5 == 2 ? "site_entreprise" : "carriere"))
        {
            ChannelId = board?.Id,
            CurrentStage = isComplete ? null : campaign.Stages[^1],
            History = history,
            TagIds = number % 3 == 0 ? [tags[number % tags.Count].Id] : [],
            Comments = status == 0 ? [] : [new Comment(ids.Comment(), "Profil intéressant, à revoir en équipe.", manager.Id, history[1].At)],
            Skills = number % 2 == 1 ? [new Skill(ids.Skill(), Skills[number % Skills.Length], 1 + draw.Between(0, 5))] : [],
            CreatedAt = created,
            UpdatedAt = history[^1].At,
        };
    }
}
