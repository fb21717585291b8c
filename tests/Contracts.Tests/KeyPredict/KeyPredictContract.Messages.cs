using System.Text.Json.Nodes;
using Contracts.KeyPredict;
using PactNative;

namespace Contracts.Tests.KeyPredict;

/// <content>All of the contract, and the notifications.</content>
internal static partial class KeyPredictContract
{
    public static Contract All { get; } =
        new("key-predict", "key-predict", [.. Access, .. Catalogue, .. People, .. Results, .. Refusals, .. Words, .. Account, .. Campaigns, .. Among])
        {
            Messages =
        [
            new(
                "a candidate has started an assessment",
                wire => wire.RestsOn(Form).Given(Told, new JsonObject { ["act"] = "start", ["format"] = "json" })
                    .With("authorization", Like.Text("^Basic .+$", "Basic ZTpl")).Carries(Started),
                () => Assert.Equal(KeyPredictEvents.Started, KeyPredictNotifications.Read("application/json", Examples.Of(Started).ToJsonString()).Event)),
            new(
                "a candidate has completed an assessment",
                wire => wire.RestsOn(Form).Given(Told, new JsonObject { ["format"] = "json" }).With("authorization", Like.Text("^Basic .+$", "Basic ZTpl"))
                    .Carries(Done),
                () => Assert.NotNull(KeyPredictNotifications.Read("application/json; charset=utf-8", Examples.Of(Done).ToJsonString()).CandidateReportPdfLink)),
            new(
                "a candidate has completed an assessment, as a form",
                wire => wire.RestsOn(Form).Given(Told).With("authorization", Like.Text("^Basic .+$", "Basic ZTpl"))
                    .Carries(Done, "application/x-www-form-urlencoded"),
                () => Assert.Equal("1210001", KeyPredictNotifications.Read(
                    "application/x-www-form-urlencoded",
                    string.Join('&', Examples.Of(Done).AsObject().Select(field => $"{field.Key}={Uri.EscapeDataString((string)field.Value!)}"))).AssessmentId)),
        ],
        };
}
