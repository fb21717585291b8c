using System.Globalization;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Properties;

public class KelioListProperties
{
    private static readonly string[] Letters = ["a", "à", "â", "A", "e", "é", "È", "ê", "c", "ç", "Ç", "i", "ï", "n", "ñ", "o", "ô", "u", "ù", "z", "-", "'"];

    private static readonly Gen<string> Word = Gen.Choose(1, 4).SelectMany(length => Gen.Elements(Letters).ArrayOf(length)).Select(string.Concat);

    [Fact]
    public void Walking_all_pages_from_the_oldest_gives_each_record_once_in_order_while_others_are_added() => Checking.All(
        from size in Gen.Choose(1, 60)
        from start in Gen.Choose(0, 25)
        from added in Gen.Choose(0, 3).ArrayOf(12)
        select (size, start, added),
        15,
        async given =>
        {
            await using var workspace = await EmulatorHost.NewWorkspaceAsync();
            var key = await workspace.NewKeyAsync(["applicants_read", "applicants_write"], quotaPerMinute: 100_000);
            var made = new List<int>();
            for (var i = 0; i < given.start; i++) await AddAsync();
            var seen = new List<int>();
            for (int? page = 1; page is not null;)
            {
                var reply = await workspace.GetAsync(key, $"/applicants?sort=asc&per_page={given.size}&page={page}");
                seen.AddRange(Ids(reply));
                var numbers = reply.Page;
                var (total, last) = (numbers.GetProperty("total-count").GetInt32(), numbers.GetProperty("last-page").GetInt32());
                var size = Math.Min(given.size, 50);
                Assert.Equal((made.Count, page, Math.Max(1, (made.Count + size - 1) / size)), (total, numbers.GetProperty("current-page").GetInt32(), last));
                page = numbers.GetProperty("next-page").ValueKind == JsonValueKind.Null ? null : numbers.GetProperty("next-page").GetInt32();
                Assert.Equal(page is null, numbers.GetProperty("current-page").GetInt32() >= last);
                if (page is not null && page < given.added.Length)
                    for (var i = 0; i < given.added[page.Value]; i++) await AddAsync();
            }

            Assert.Equal(made, seen);

            async Task AddAsync() => made.Add((await workspace.CallAsync(
                key, HttpMethod.Post, "/applicants", new { applicant = new { email = $"a{made.Count}@people.example" } })).Json.GetProperty("id").GetInt32());
        });

    [Fact]
    public void Key_words_find_what_a_search_by_hand_finds() => Checking.All(
        from names in Gen.Choose(1, 12).SelectMany(count => (from first in Word from last in Word select (first, last)).ArrayOf(count))
        from words in Gen.Choose(1, 2).SelectMany(count => Word.ArrayOf(count)).ArrayOf(8)
        select (names, words),
        15,
        async given =>
        {
            await using var workspace = await EmulatorHost.NewWorkspaceAsync();
            var key = await workspace.NewKeyAsync(["applicants_read", "applicants_write"], quotaPerMinute: 100_000);
            for (var i = 0; i < given.names.Length; i++)
                Assert.Equal(201, (await workspace.CallAsync(key, HttpMethod.Post, "/applicants", new
                {
                    applicant = new { email = $"{i}@x.example", first_name = given.names[i].first, last_name = given.names[i].last },
                })).Status);
            foreach (var words in given.words)
            {
                var expected = Enumerable.Range(0, given.names.Length).Where(i => words.All(word =>
                    new[] { given.names[i].first, given.names[i].last, $"{i}@x.example" }
                        .Any(text => Plain(text).Contains(Plain(word), StringComparison.Ordinal))));
                var reply = await workspace.GetAsync(key, "/applicants?sort=asc&keywords=" + Uri.EscapeDataString(string.Join(' ', words)));
                Assert.Equal(
                    expected.Select(i => $"{i}@x.example"), reply.Json.EnumerateArray().Select(applicant => applicant.GetProperty("email").GetString()!));
            }
        });

    [Fact]
    public void A_status_is_found_by_the_days_of_Paris_on_which_it_was_given() => Checking.All(
        from minutes in Gen.Choose(0, 400 * 24 * 60)
        from before in Gen.Choose(-2, 2)
        from after in Gen.Choose(-2, 2)
        select (minutes, before, after),
        25,
        async given =>
        {
            await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
            var id = (await workspace.GetAsync(workspace.Key(), "/applications?status[value]=in_progress&per_page=1")).Json[0].GetProperty("id").GetInt32();
            var at = KelioCalls.Start.AddMinutes(given.minutes);
            await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { to = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });
            await workspace.MustAsync(HttpMethod.Post, $"kelio/applications/{id}/status", new { value = "refused" });
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime);
            var query =
                $"status[value]=refused&status[date][gte]={day.AddDays(given.before):yyyy-MM-dd}&status[date][lte]={day.AddDays(given.after):yyyy-MM-dd}";
            var found = new List<int>();
            for (var (page, last) = (1, 1); page <= last; page++)
            {
                var reply = await workspace.GetAsync(workspace.Key(), $"/applications?{query}&page={page}");
                found.AddRange(Ids(reply));
                last = reply.Page.GetProperty("last-page").GetInt32();
            }

            Assert.Equal(given.before <= 0 && given.after >= 0, found.Contains(id));
        });

    private static List<int> Ids(KelioReply reply) => [.. reply.Json.EnumerateArray().Select(row => row.GetProperty("id").GetInt32())];

    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            .ToLowerInvariant();
}
