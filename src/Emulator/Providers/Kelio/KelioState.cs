using System.Collections.Immutable;
using Emulator.Core.State;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>All records of both environments. Ids are unique over both; a record belongs to an environment by its company.</summary>
internal sealed record KelioState : ProviderState
{
    public static readonly Unique<Applicant, CompanyEmail> ApplicantEmail = new(static applicant => new(applicant.CompanyId, applicant.Email));
    public static readonly Ordered<Applicant, int> ApplicantsOfCompany = new(static applicant => applicant.CompanyId, ByCreation);

    public static readonly Ordered<Application, int> ApplicationsOfCompany = new(static application => application.CompanyId, ByCreation);
    public static readonly Ordered<Application, int> ApplicationsForCampaign = new(static application => application.CampaignId, ByCreation);
    public static readonly Ordered<Application, int> ApplicationsOfJobBoard =
        new(static application => application.ChannelId!.Value, ByCreation, static application => application.ChannelId is not null);

    /// <summary>Of an applicant, by id.</summary>
    public static readonly Ordered<Application, int> ApplicationsOfApplicant = new(static application => application.ApplicantId);
    public static readonly Unique<Application, (int ApplicantId, int CampaignId)> ApplicationOnce =
        new(static application => (application.ApplicantId, application.CampaignId));

    public static readonly Ordered<Campaign, int> CampaignsOfCompany = new(static campaign => campaign.CompanyId, ByCreation);
    public static readonly Ordered<Campaign, int> CampaignsByName = new(static campaign => campaign.CompanyId, ByName);
    public static readonly Ordered<Campaign, int> CampaignsByActivation = new(static campaign => campaign.CompanyId, ByActivation);

    /// <summary>What is online and broadcast on a channel; of one company, or of all when none is named.</summary>
    public static readonly Several<Campaign, (int? CompanyId, string Channel)> OnlineByCreation = new(Broadcasts, ByCreation);
    public static readonly Several<Campaign, (int? CompanyId, string Channel)> OnlineByName = new(Broadcasts, ByName);
    public static readonly Several<Campaign, (int? CompanyId, string Channel)> OnlineByActivation = new(Broadcasts, ByActivation);

    public static readonly Ordered<Entity, int> EntitiesOfCompany = new(static entity => entity.CompanyId, ByCreation);
    public static readonly Ordered<Unit, int> UnitsOfEntity = new(static unit => unit.EntityId, ByCreation);
    public static readonly Unique<Manager, CompanyEmail> ManagerEmail = new(static manager => new(manager.CompanyId, manager.Email));
    public static readonly Ordered<Manager, int> ManagersOfCompany = new(static manager => manager.CompanyId, ByCreation);

    public static readonly Ordered<Channel, string> ChannelsOfEnvironment = new(static channel => channel.Environment);

    /// <summary>By value: a career site's in its company, a job board's without one. Somebody may have given a job board the name that another then gets by
    /// itself.</summary>
    public static readonly Ordered<Channel, (string Environment, int? CompanyId, string Value)> ChannelsByValue =
        new(static channel => (channel.Environment, channel.CompanyId, channel.Value));

    public static readonly Ordered<ApplicationStatus, int> StatusesOfCompany =
        new(static status => status.CompanyId, static (a, b) => a.Position.CompareTo(b.Position));
    public static readonly Ordered<Company, string> CompaniesOfEnvironment = new(static company => company.Environment);

    /// <summary>A private key names its caller in every token and path: it is looked up and not compared. The secret key is.</summary>
    public static readonly Unique<KelioKey, string> PrivateKey = new(static key => key.PrivateKey, comparer: StringComparer.Ordinal);
    public static readonly Ordered<KelioKey, (string Environment, string Kind)> EnabledKeys =
        new(static key => (key.Environment, key.Kind), when: static key => key.IsEnabled);

    public required IdSequence Ids { get; init; }

    public Table<int, Applicant> Applicants { get; init; } = Table<int, Applicant>.With(ApplicantEmail, ApplicantsOfCompany);

    public Table<int, Application> Applications { get; init; } =
        Table<int, Application>.With(ApplicationsOfCompany, ApplicationsForCampaign, ApplicationsOfJobBoard, ApplicationsOfApplicant, ApplicationOnce);

    public Table<int, Campaign> Campaigns { get; init; } =
        Table<int, Campaign>.With(CampaignsOfCompany, CampaignsByName, CampaignsByActivation, OnlineByCreation, OnlineByName, OnlineByActivation);

    public Table<int, Entity> Entities { get; init; } = Table<int, Entity>.With(EntitiesOfCompany);

    public Table<int, Unit> Units { get; init; } = Table<int, Unit>.With(UnitsOfEntity);

    public Table<int, Manager> Managers { get; init; } = Table<int, Manager>.With(ManagerEmail, ManagersOfCompany);

    public Table<int, Channel> Channels { get; init; } = Table<int, Channel>.With(ChannelsOfEnvironment, ChannelsByValue);

    public Table<int, ApplicationStatus> Statuses { get; init; } = Table<int, ApplicationStatus>.With(StatusesOfCompany);

    public Table<int, Tag> Tags { get; init; } = Table<int, Tag>.Empty;

    public Table<int, Pool> Pools { get; init; } = Table<int, Pool>.Empty;

    public Table<int, Company> Companies { get; init; } = Table<int, Company>.With(CompaniesOfEnvironment);

    public Table<int, KelioKey> Keys { get; init; } = Table<int, KelioKey>.With(PrivateKey, EnabledKeys);

    /// <summary>The key pair with this private key, or null.</summary>
    public KelioKey? KeyOf(string privateKey) => Keys.By(PrivateKey, privateKey);

    /// <summary>The first key of this kind that works in the environment, or null.</summary>
    public KelioKey? FirstKey(string environment, string kind) => Keys.In(EnabledKeys, (environment, kind)) is [var first, ..] ? first : null;

    /// <summary>The applicant of this company with this e-mail address in any case, or null.</summary>
    public Applicant? ApplicantByEmail(int companyId, string email) => Applicants.By(ApplicantEmail, new(companyId, email));

    /// <summary>The manager of this company with this e-mail address in any case, or null.</summary>
    public Manager? ManagerByEmail(int companyId, string email) => Managers.By(ManagerEmail, new(companyId, email));

    /// <summary>The statuses of a company, by position.</summary>
    public ImmutableSortedSet<ApplicationStatus> StatusesOf(int companyId) => Statuses.In(StatusesOfCompany, companyId);

    /// <summary>The channels on which a company can broadcast: its career sites and the job boards of its environment.</summary>
    public IEnumerable<Channel> ChannelsOf(Company company) =>
        Channels.In(ChannelsOfEnvironment, company.Environment).Where(channel => channel.CompanyId is not { } owner || owner == company.Id);

    /// <summary>Of these channels, those on which a company can broadcast, by id.</summary>
    public IEnumerable<Channel> ChannelsOf(Company company, IEnumerable<string> values) => values
        .SelectMany(value => ChannelsOf(company.Environment, company.Id, value).Concat(ChannelsOf(company.Environment, null, value)))
        .OrderBy(channel => channel.Id);

    /// <summary>The company whose data the customer keys of an environment see.</summary>
    public Company AccountOf(string environment) => Companies.In(CompaniesOfEnvironment, environment)[0];

    /// <summary>The job board of an environment with this name, or null.</summary>
    public Channel? JobBoardOf(string environment, string name) => ChannelsOf(environment, null, name) is [var first, ..] ? first : null;

    public KelioState With(KelioKey key) => this with { Keys = Keys.Put(key) };

    public KelioState Without(KelioKey key) => this with { Keys = Keys.Remove(key.Id) };

    private ImmutableSortedSet<Channel> ChannelsOf(string environment, int? companyId, string value) =>
        Channels.In(ChannelsByValue, (environment, companyId, value));

    private static int ByCreation<TRow>(TRow a, TRow b)
        where TRow : IDated => a.CreatedAt.CompareTo(b.CreatedAt);

    private static int ByName(Campaign a, Campaign b) => French.Compare(a.Name, b.Name);

    private static int ByActivation(Campaign a, Campaign b) => Nullable.Compare(a.LastActivationAt, b.LastActivationAt);

    private static IEnumerable<(int? CompanyId, string Channel)> Broadcasts(Campaign campaign)
    {
        if (campaign.Status != "online") yield break;
        foreach (var channel in campaign.Channels)
        {
            yield return (null, channel);
            yield return (campaign.CompanyId, channel);
        }
    }
}
