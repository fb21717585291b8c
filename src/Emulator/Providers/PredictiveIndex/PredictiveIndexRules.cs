using Emulator.Core.Judging;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>The rules that no single check shows, for the coverage; R1 to R18 are the rules of key ownership.</summary>
internal static class PredictiveIndexRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("R1: a key is owned by exactly one user", Provenance.Documented("SEED, KEYUSE")),
        new("R2: a key may do what its owner may do", Provenance.Documented("SEED, KEYUSE; judged at each request is inferred").But("moment")),
        new("R3: what a key does is attributed to its owner", Provenance.Documented("KEYUSE, BA-POST")),
        new("R4: without API Access no key works; only PI's support switches it", Provenance.Documented("SEED, PROD")),
        new("R5: a user's e-mail address need not exist", Provenance.Documented("SEED, PROD")),
        new("R6: only Account Admins and Account Owners generate keys, for any user", Provenance.Documented("SEED, USERM")),
        new("R7: creating a user never gives a key", Provenance.Documented("SEED")),
        new("R8: generating a key is saved at once", Provenance.Documented("SEED")),
        new("R9: one key a user; generating again kills the former at once", Provenance.Documented("SEED, EXACT")),
        new("R10: the current key stays readable to admins", Provenance.Documented("SEED, TAM")),
        new("R11: a user of any role may own a key", Provenance.Documented("KEYUSE")),
        new("R12: cognitive access is a flag of the user that only an Account Owner sets", Provenance.Documented("SEED, COGV1")),
        new("R13: a software user's e-mail address is unique in the whole PI system", Provenance.Documented("SEED, SAND; without regard to case is inferred")
            .But("case")),
        new("R14: new assessments go to the owner's default folder unless another is named", Provenance.Documented("SEED, RECRUITEE, USERM")),
        new("R15: Account Admins and Owners may archive and move", Provenance.Documented("SEED")),
        new("R16: keys do not expire", Provenance.Inferred("no expiry is mentioned anywhere")),
        new(
            "R17: the key of a disabled user does not work, and works again when he is enabled",
            Provenance.Inferred("PI2's portal says the first; the key's record is untouched")),
        new("R18: a change of role, flag, folders or API Access counts from the next request", Provenance.Inferred("follows from R2")),
        new("folders: the root shows what lies directly in it; a grant shows all below", Provenance.Documented("FOLD, KEYUSE")),
        new("states: 10, 20, 30, then 40, 50, 60 or 65, which are final", Provenance.Inferred("from the names in COMMON")),
        new(
            "expiry: 10 days for behavioral, 14 for cognitive assessments, or expirationDateTime",
            Provenance.Inferred("example in V2SET; COMPANY documents the 14 days")),
        new(
            "behavioral assessments can be failed and aborted like cognitive ones; only the cognitive failure is told",
            Provenance.Inferred("V2WH: 60 is cognitive only")),
        new("webhook: 40 of both kinds and 60 of cognitive ones, never 10, 20, 30, 50, 65", Provenance.Documented("WH1, V2WH; for the legacy API inferred")
            .But("legacy API")),
        new(
            "webhook: the single URL replaces the default, which is the account's at the moment of the event",
            Provenance.Documented("WH1; the moment is inferred").But("moment")),
        new(
            "webhook: 9 calls within 24 hours, on 408 429 500 502 503 504",
            Provenance.Documented("V2WH; waits of 5 minutes doubled and 30 seconds of patience are inferred").But("waits")),
        new("webhook body: ids and state, no scores", Provenance.Inferred("only the state is documented for the legacy API")),
        new("reference profile: the one whose typical Synthesis lies nearest", Provenance.Inferred("PI does not publish how profiles are assigned")),
        new(
            "PI2: candidates are all persons but employees and former employees; one is found by externalPersonId, then by e-mail",
            Provenance.Inferred("APIEV: candidates replace persons; isExistingCandidate")),
        new("PI2: an assessment that is open or completed is not sent again", Provenance.Observed("APIEV for the completed; the open ones follow")),
        new("PI2: behavioralFitRating is 5 within the job's target, one less for each sigma outside", Provenance.Inferred("PI publishes no rule")),
        new(
            "PI2: cognitiveFitDescription is null: no job has a cognitive target here",
            Provenance.Inferred("the name is published, neither its values nor where a job keeps such a target")),
        new(
            "reports: headings and labels in English, French, German, Spanish, Italian, Portuguese, Dutch and Russian, else English; the profile's description "
                + "is English",
            Provenance.Inferred("that there are languages is documented (BA-REP); the words are translations of our own")),
        new(
            "rate: 100 requests in 60 seconds for each key, refused ones not counted, legacy and PI2 apart",
            Provenance.Inferred("only the mechanism is published")),
        new("lists: 50 at most and by default, newest first", Provenance.Documented("COMMON, KEYTEST; the order is inferred").But("order")),
        new("$filter: text to the letter; $search: a part of the text without regard to case", Provenance.Inferred("OData's own rule for the first")),
        new(
            "behavioral assessment: scores, folder, link, times and flags beside the documented members",
            Provenance.Inferred("their names follow PI2's webhooks and the vendor's screens")),
        new("429 tells in Retry-After when to come again", Provenance.Inferred("a courtesy that no page tells of")),
        new("PI2: 401 has the framework's sentence", Provenance.Documented("V2START, the FAQ of the portal, cited by APIEV")),
        new("legacy API: 401 has the same sentence as PI2's", Provenance.Inferred("the framework's default")),
        new("PI2: webhooks are event and eventDetails", Provenance.Documented("V2WH, cited by APIEV; the types are inferred").But("types")),
        new("PI2: maintenance and 429 have a message of the same form", Provenance.Inferred("as its 401")),
        new("PI2: other refusals are the framework's: Message, ModelState", Provenance.Inferred("as its 401")),
        new("error numbers above 9000 are the emulator's own", Provenance.Inferred("of PI's only 27 is published")),
    ];
}
