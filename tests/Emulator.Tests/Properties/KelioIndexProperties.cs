using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.State;
using Emulator.Providers.Kelio;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Properties;

/// <summary>What an index answers is what a walk over all rows would find.</summary>
public class KelioIndexProperties
{
    private const int Most = 60;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["Zèbre", "éclair", "Eclair", "abeille", "Œillet", "Été", "a-b", "A b", "vendeur (H/F)"];
    private static readonly string[] Channels = ["career_fr", "career_en", "demo_jobboard"];
    private static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-FR").CompareInfo;

    private static readonly Gen<Write[]> Series =
        (from id in Gen.Choose(1, Most)
         from company in Gen.Choose(1, 3)
         from minute in Gen.Choose(0, 4)
         from name in Gen.Elements(Names)
         from bits in Gen.Choose(0, 15)
         from isRemoval in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
         select new Write(id, company, minute, name, bits, isRemoval)).ListOf(120).Select(list => list.ToArray());

    [Fact]
    public void Campaigns_are_found_as_a_scan_finds_them() => Checking.All(Series, 60, writes =>
    {
        var table = Play(new KelioState { Ids = IdSequence.Of(1) }.Campaigns, writes, Campaign);
        foreach (var (index, order) in new (Ordered<Campaign, int>, Comparison<Campaign>)[]
                 { (KelioState.CampaignsOfCompany, ByCreation), (KelioState.CampaignsByName, ByName), (KelioState.CampaignsByActivation, ByActivation) })
            AssertScan(table, company => table.In(index, company), [1, 2, 3], (row, company) => row.CompanyId == company, order);
        (int? CompanyId, string Channel)[] places = [.. from company in new int?[] { null, 1, 2, 3 } from channel in Channels select (company, channel)];
        foreach (var (index, order) in new (Several<Campaign, (int? CompanyId, string Channel)>, Comparison<Campaign>)[]
                 { (KelioState.OnlineByCreation, ByCreation), (KelioState.OnlineByName, ByName), (KelioState.OnlineByActivation, ByActivation) })
        {
            AssertScan(
                table, place => table.In(index, place), places,
                (row, place) => row.Status == "online" && row.Channels.Contains(place.Channel) && (place.CompanyId ?? row.CompanyId) == row.CompanyId, order);
        }

        return Task.CompletedTask;
    });

    [Fact]
    public void Applications_are_found_as_a_scan_finds_them() => Checking.All(Series, 60, writes =>
    {
        var table = Play(new KelioState { Ids = IdSequence.Of(1) }.Applications, writes, Application);
        int[] numbers = [.. Enumerable.Range(0, 10)];
        AssertScan(table, id => table.In(KelioState.ApplicationsOfCompany, id), numbers, (row, id) => row.CompanyId == id, ByCreation);
        AssertScan(table, id => table.In(KelioState.ApplicationsForCampaign, id), numbers, (row, id) => row.CampaignId == id, ByCreation);
        AssertScan(table, id => table.In(KelioState.ApplicationsOfJobBoard, id), numbers, (row, id) => row.ChannelId == id, ByCreation);
        AssertScan(table, id => table.In(KelioState.ApplicationsOfApplicant, id), numbers, (row, id) => row.ApplicantId == id, (_, _) => 0);
        foreach (var pair in from applicant in numbers from campaign in numbers select (applicant, campaign))
            Assert.Same(table.SingleOrDefault(row => (row.ApplicantId, row.CampaignId) == pair), table.By(KelioState.ApplicationOnce, pair));
        return Task.CompletedTask;
    });

    [Fact]
    public void People_are_found_by_their_address_in_any_case() => Checking.All(Series, 60, writes =>
    {
        var fresh = new KelioState { Ids = IdSequence.Of(1) };
        var state = fresh with { Applicants = Play(fresh.Applicants, writes, Applicant), Managers = Play(fresh.Managers, writes, Manager) };
        foreach (var (company, id) in from company in new[] { 1, 2, 3 } from id in Enumerable.Range(1, Most) select (company, id))
        {
            var email = $"ÉLISE{id}@People.example";
            Assert.Same(state.Applicants.SingleOrDefault(row => row.CompanyId == company && row.Id == id), state.ApplicantByEmail(company, email));
            Assert.Same(state.Managers.SingleOrDefault(row => row.CompanyId == company && row.Id == id), state.ManagerByEmail(company, email));
        }

        AssertScan(state.Applicants, id => state.Applicants.In(KelioState.ApplicantsOfCompany, id), [1, 2, 3], (row, id) => row.CompanyId == id, ByCreation);
        AssertScan(state.Managers, id => state.Managers.In(KelioState.ManagersOfCompany, id), [1, 2, 3], (row, id) => row.CompanyId == id, ByCreation);
        return Task.CompletedTask;
    });

    [Fact]
    public void A_page_is_what_sorting_and_skipping_gives() => Checking.All(
        from writes in Series
        from number in Gen.Elements(1L, 2L, 3L, 7L, 100L, int.MaxValue, long.MaxValue)
        from size in Gen.Choose(1, 50)
        from isAscending in Gen.Elements(true, false)
        from minute in Gen.Choose(-1, 4)
        select (writes, asked: new Paging(number, size, isAscending), minute),
        120,
        given =>
        {
            var table = Play(new KelioState { Ids = IdSequence.Of(1) }.Applicants, given.writes, Applicant);
            Func<Applicant, bool>? isAsked = given.minute < 0 ? null : applicant => applicant.CreatedAt == Start.AddMinutes(given.minute);
            var page = given.asked.Take(table.In(KelioState.ApplicantsOfCompany, 1), isAsked);
            var all = Sorted(table.Where(row => row.CompanyId == 1 && isAsked?.Invoke(row) != false), ByCreation);
            if (!given.asked.IsAscending) all.Reverse();
            Assert.Equal(all.Count, page.Total);
            Assert.Equal(all.Skip((int)Math.Min(int.MaxValue, (given.asked.Number - 1) * (decimal)given.asked.Size)).Take(given.asked.Size), page.Rows);
            return Task.CompletedTask;
        });

    private static Table<int, TRow> Play<TRow>(Table<int, TRow> table, Write[] writes, Func<Write, TRow> make)
        where TRow : class, IRow<int> => writes.Aggregate(table, (before, write) => write.IsRemoval ? before.Remove(write.Id) : before.Put(make(write)));

    private static void AssertScan<TRow, TGroup>(
        Table<int, TRow> table, Func<TGroup, ImmutableSortedSet<TRow>> found, TGroup[] groups, Func<TRow, TGroup, bool> isIn, Comparison<TRow> order)
        where TRow : class, IRow<int>
    {
        foreach (var group in groups) Assert.Equal(Sorted(table.Where(row => isIn(row, group)), order), found(group).ToList());
    }

    private static List<TRow> Sorted<TRow>(IEnumerable<TRow> rows, Comparison<TRow> order)
        where TRow : class, IRow<int>
    {
        var list = rows.ToList();
        list.Sort((a, b) => order(a, b) is var told && told != 0 ? told : a.Id.CompareTo(b.Id));
        return list;
    }

    private static int ByCreation<TRow>(TRow a, TRow b)
        where TRow : IDated => a.CreatedAt.CompareTo(b.CreatedAt);

    private static int ByName(Campaign a, Campaign b) => French.Compare(a.Name, b.Name, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    private static int ByActivation(Campaign a, Campaign b) => Nullable.Compare(a.LastActivationAt, b.LastActivationAt);

    private static Campaign Campaign(Write write) => new(write.Id, write.Company, "slug", write.Name, (write.Bits & 8) == 0 ? "online" : "draft")
    {
        InternalName = "",
        JobType = "",
        Description = "",
        Profile = "",
        Stages = [],
        Channels = [.. Channels.Where((_, i) => (write.Bits & (1 << i)) != 0)],
        LastActivationAt = write.Bits % 3 == 0 ? null : Start.AddDays(write.Bits % 3),
        CreatedAt = Start.AddMinutes(write.Minute),
        UpdatedAt = Start,
    };

    private static Application Application(Write write) => new(write.Id, write.Company, write.Id % 8, write.Id / 8, "carriere")
    {
        ChannelId = write.Bits % 4 == 0 ? null : write.Bits % 4,
        History = [new StatusChange("in_progress", Start, null)],
        CreatedAt = Start.AddMinutes(write.Minute),
        UpdatedAt = Start,
    };

    private static Applicant Applicant(Write write) =>
        new(write.Id, write.Company, Email(write)) { Locale = "fr", CreatedAt = Start.AddMinutes(write.Minute), UpdatedAt = Start };

    private static Manager Manager(Write write) =>
        new(write.Id, write.Company, Email(write), null, null, "fr", null, null, 1, null, [], Start.AddMinutes(write.Minute), Start);

    private static string Email(Write write) => (write.Bits & 1) == 0 ? $"élise{write.Id}@people.example" : $"Élise{write.Id}@PEOPLE.example";

    private sealed record Write(int Id, int Company, int Minute, string Name, int Bits, bool IsRemoval);
}
