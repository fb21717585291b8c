using Emulator.Core.Keys;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Life;

/// <summary>How an assessment begins: a candidate is invited to a test, and two links are made that nobody can guess.</summary>
internal static class Invitation
{
    public static Assessment Of(int id, Candidate candidate, Test test, int languageId, DateTimeOffset now, Secrets secrets) => new(
        id, candidate.Id, test.Id, languageId, now, secrets.Hex(KeyPredictSettings.LinkKeyLength), secrets.Hex(KeyPredictSettings.LinkKeyLength));

    /// <summary>The keys of an assessment's two links.</summary>
    public static LinkKeys NewKeys(Secrets secrets) =>
        new(secrets.Hex(KeyPredictSettings.LinkKeyLength), secrets.Hex(KeyPredictSettings.LinkKeyLength));
}

/// <summary>The secrets of an assessment's two links.</summary>
internal readonly record struct LinkKeys(string Session, string Report);
