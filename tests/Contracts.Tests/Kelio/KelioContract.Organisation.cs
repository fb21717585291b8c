using System.Text.Json.Nodes;
using Contracts.Kelio;
using PactNative;
using static Contracts.Tests.Kelio.KelioTelling;

namespace Contracts.Tests.Kelio;

/// <content>The organisation: campaigns, entities, managers.</content>
internal static partial class KelioContract
{
    private static IEnumerable<Interaction> Organisation =>
    [
        Case(
            "the entities that a word finds",
            wire => wire.Asks("GET", KelioRoutes.Entities).Bearer().Query("keywords", "leeds").AnswersPage(KelioShapes.Entity),
            async client => Assert.Equal("Leeds Retail", Assert.Single((await client.ListEntitiesAsync(new KelioQuery { Keywords = "leeds" })).Good()).Name)),
        Case(
            "an entity",
            wire => wire.Asks("GET", Path(KelioRoutes.Entities, "entityId", EntityId)).Bearer().Answers(200, KelioShapes.Entity),
            async client => Assert.Equal("UK-LEEDS", (await client.GetEntityAsync(EntityId)).Good().Reference)),
        Case(
            "the units of an entity",
            wire => wire.Asks("GET", Path(KelioRoutes.Entities, "entityId", EntityId, "/units")).Bearer().AnswersPage(KelioShapes.Unit),
            async client => Assert.Equal("Exampleville", Assert.Single((await client.ListUnitsAsync(EntityId)).Good()).Address!.City)),
        Case(
            "the managers",
            wire => wire.Asks("GET", KelioRoutes.Managers).Bearer().AnswersPage(KelioShapes.Manager),
            async client => Assert.Equal(3, Assert.Single((await client.ListManagersAsync()).Good()).Credentials)),
        Case(
            "a manager with units",
            wire => wire.Asks("GET", Path(KelioRoutes.Managers, "managerId", ManagerId)).Bearer()
                .Query("embed", "units").Answers(200, KelioShapes.Manager.And(("units", Like.Each(KelioShapes.Unit)))),
            async client => Assert.Equal("Boutique", Assert.Single((await client.GetManagerAsync("845", "units")).Good().Units!).Name)),
        Case(
            "a new manager",
            wire => wire.Asks("POST", KelioRoutes.Managers).Bearer()
                .Body(new JsonObject
                {
                    ["manager"] = new JsonObject
                    {
                        ["email"] = Like.State("${newManagerEmail}", @"^[^@\s]+@[^@\s]+$", "ana@people.example"),
                        ["first_name"] = Like.Type("Ana"),
                        ["last_name"] = Like.Type("Prune"),
                        ["locale"] = Like.OneOf("fr", "en"),
                        ["phone_code"] = Like.Type("33"),
                        ["phone_number"] = Like.Type("600000000"),
                        ["credentials"] = Like.Whole(3),
                    },
                })
                .Answers(201, KelioShapes.Manager),
            async client => Assert.Equal(845, (await client.CreateManagerAsync(new KelioManagerFields
            {
                Email = "ana@people.example",
                FirstName = "Ana",
                LastName = "Prune",
                Locale = "fr",
                PhoneCode = "33",
                PhoneNumber = "600000000",
                Credentials = 3,
            })).Good().Id)),
        Case(
            "a change of a manager's name",
            wire => wire.Asks("PUT", Path(KelioRoutes.Managers, "managerId", ManagerId)).Bearer()
                .Body(new JsonObject { ["manager"] = new JsonObject { ["first_name"] = "Anaïs" } })
                .Answers(200, KelioShapes.Manager.And(("first_name", "Anaïs"))),
            async client => Assert.Equal("Anaïs", (await client.UpdateManagerAsync("845", new KelioManagerFields { FirstName = "Anaïs" })).Good().FirstName)),
        Case(
            "the end of a manager's account",
            wire => wire.Asks("DELETE", Path(KelioRoutes.Managers, "managerId", ManagerId)).Bearer().Answers(204),
            async client => Assert.True((await client.DestroyManagerAsync("845")).IsSuccess)),
        Case(
            "a unit for a manager",
            wire => wire.Asks("POST", Path(KelioRoutes.Managers, "managerId", ManagerId, "/units")).Bearer()
                .Body(new JsonObject { ["unit_id"] = Like.StateNumber("otherUnitId", 2) })
                .Answers(200, KelioShapes.Manager.And(("units", Like.Each(KelioShapes.Unit)))),
            async client => Assert.Single((await client.AssignUnitAsync("845", 2)).Good().Units!)),
        Case(
            "a unit less for a manager",
            wire =>
                wire.Asks("DELETE", Like.State("/v2/managers/${managerId}/units/${unitId}", "^/v2/managers/[0-9]+/units/[0-9]+$", "/v2/managers/845/units/1"))
                    .Bearer().Answers(204),
            async client => Assert.True((await client.UnassignUnitAsync("845", UnitId)).IsSuccess)),
    ];
}
