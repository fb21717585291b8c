using System.Text.Json.Nodes;
using Contracts.Kelio;
using PactNative;
using static Contracts.Tests.Kelio.KelioTelling;

namespace Contracts.Tests.Kelio;

/// <content>Each way in is guarded: every path of a job board by audience and expiry, every writing by its scope; and what time does to quota and
/// tokens.</content>
internal static partial class KelioContract
{
    private static IEnumerable<Interaction> Guards =>
    [
        .. BoardRefusals("kelio: token for production", "a token for the other environment"),
        .. BoardRefusals("kelio: expired token", "an expired token"),
        NoScopeAt("PUT", "a manager", Path(KelioRoutes.Managers, "managerId", ManagerId), client => client.UpdateManagerAsync("845",
            new KelioManagerFields { FirstName = "Anaïs" })),
        NoScopeAt("DELETE", "a manager", Path(KelioRoutes.Managers, "managerId", ManagerId), client => client.DestroyManagerAsync("845")),
        NoScopeAt("DELETE", "a manager's unit", Like.State("/v2/managers/${managerId}/units/${unitId}", "^/v2/managers/[0-9]+/units/[0-9]+$",
            "/v2/managers/845/units/1"), client => client.UnassignUnitAsync("845", UnitId)),
        NoScopeAt("POST", "a manager's unit", Path(KelioRoutes.Managers, "managerId", ManagerId, "/units"), client => client.AssignUnitAsync("845", 2)),
        Case(
            "a call after the minute in which 120 were made",
            wire => wire.RestsOn(Quota).Asks("GET", KelioRoutes.Applicants).Bearer().Answers(200, Like.Each(KelioShapes.Applicant)),
            async client => (await client.ListApplicantsAsync()).Good(),
            "kelio: requests made in this minute",
            new JsonObject { ["requests"] = 120, ["secondsAgo"] = 61 }),
        Case(
            "a call in the last second of the minute in which 120 were made",
            wire => wire.RestsOn(Window).Asks("GET", KelioRoutes.Applicants).Bearer().Answers(403),
            async client => (await client.ListApplicantsAsync()).Refused(403),
            "kelio: requests made in this minute",
            new JsonObject { ["requests"] = 120, ["secondsAgo"] = 59, ["now"] = "2026-03-02T09:00:30Z" }),
        OfJwt("a token of POST /jwt shortly before its four hours are over", 239, 200),
        OfJwt("a token of POST /jwt after its four hours", 240, 401),
    ];

    private static IEnumerable<Interaction> BoardRefusals(string state, string token)
    {
        yield return Case(
            $"a job board's campaigns with {token}",
            wire => wire.Asks("GET", KelioRoutes.JobBoardCampaigns).Bearer("jobBoardJwt").Answers(401),
            async client => (await client.ListJobBoardCampaignsAsync()).Refused(401),
            state);
        yield return Case(
            $"a job board's applications with {token}",
            wire => wire.Asks("GET", KelioRoutes.JobBoardApplications).Bearer("jobBoardJwt").Answers(401),
            async client => (await client.ListJobBoardApplicationsAsync()).Refused(401),
            state);
    }

    private static Interaction NoScopeAt<T>(string method, string what, JsonNode path, Func<KelioClient, Task<KelioAnswer<T>>> call)
        where T : class => Case(
        $"{method} of {what} with a key that may only read managers",
        wire =>
        {
            wire.Asks(method, path).Bearer();
            if (method == "PUT") wire.Body(new JsonObject { ["manager"] = new JsonObject { ["first_name"] = "Anaïs" } });
            if (method == "POST") wire.Body(new JsonObject { ["unit_id"] = Like.StateNumber("otherUnitId", 2) });
            wire.Answers(403);
        },
        async client => (await call(client)).Refused(403),
        "kelio: key without a scope",
        new JsonObject { ["scope"] = KelioScopes.ManagersWrite });

    private static Interaction OfJwt(string description, int minutes, int status) => Case(
        description,
        wire =>
        {
            wire.RestsOn("tokens of POST /jwt live 4 hours; making one does not revoke another").Asks("GET", KelioRoutes.Applicants).Bearer();
            if (status == 200) wire.Answers(200, Like.Each(KelioShapes.Applicant));
            else wire.Answers(status);
        },
        async client => Assert.Equal(status, (int)(await client.ListApplicantsAsync()).Status),
        "kelio: token of POST /jwt",
        new JsonObject { ["minutes"] = minutes });
}
