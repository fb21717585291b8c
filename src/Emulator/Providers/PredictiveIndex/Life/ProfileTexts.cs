using Contracts.PredictiveIndex;

namespace Emulator.Providers.PredictiveIndex.Life;

/// <summary>The reference profiles in words, for guidebooks and reports. PI's own texts are its property; these are the emulator's.</summary>
internal static class ProfileTexts
{
    private static readonly (string Description, string[] Traits, string[] Challenges)[] Texts =
    [
        // Adapter
        ("Bridges between different people and ways of working; no drive stands out.",
            ["flexible", "balanced", "cooperative"], ["seldom takes a strong stand", "may be hard to read"]),
        // Altruist
        ("Helps others with warmth and does the work exactly.", ["friendly", "thorough", "helpful"], ["takes criticism to heart", "avoids hard decisions"]),
        // Analyzer
        ("Works with intensity towards results that are right.", ["disciplined", "reserved", "precise"], ["may sound cold", "slow to delegate"]),
        // Captain
        ("Solves problems with people and likes change.", ["innovative", "confident", "quick"], ["impatient with details", "may overrun others"]),
        // Collaborator
        ("Understands others and keeps the team together.", ["patient", "tolerant", "unselfish"], ["avoids conflict", "needs encouragement to take risks"]),
        // Controller
        ("Sets high standards, decides fast and checks.", ["determined", "factual", "strict"], ["may seem blunt", "dislikes unproven ideas"]),
        // Craftsman
        ("Makes things steadily and exactly, without fuss.", ["accommodating", "careful", "calm"], ["says little of own merits", "dislikes haste"]),
        // Guardian
        ("Keeps to what is agreed and cares for the details.", ["reliable", "modest", "consistent"], ["cautious with the new", "asks for much guidance"]),
        // Individualist
        ("Goes its own way with persistence.", ["independent", "stubborn for a cause", "imaginative"], ["bends rules", "shares few thoughts"]),
        // Maverick
        ("Thinks outside the box and risks much.", ["bold", "visionary", "direct"], ["bored by routine", "ignores details"]),
        // Operator
        ("Does the daily work with patience, for the team.", ["steady", "cooperative", "dependable"], ["dislikes sudden change", "needs time to decide"]),
        // Persuader
        ("Moves people and takes risks with them.", ["outgoing", "motivating", "sociable"], ["talks more than listens", "leaves details to others"]),
        // Promoter
        ("Enjoys people and speaks without restraint.", ["lively", "informal", "persuasive"], ["loses track of details", "needs freedom"]),
        // Scholar
        ("Seeks depth and correctness, in its own time.", ["accurate", "reserved", "imaginative"], ["hard to hurry", "reluctant to hand over"]),
        // Specialist
        ("Masters a field and respects its rules.", ["exact", "reserved", "diligent"], ["cautious with authority", "worries over mistakes"]),
        // Strategist
        ("Drives towards goals by analysis.", ["goal-minded", "inventive", "analytical"], ["impatient with others", "may seem distant"]),
        // Venturer
        ("Starts things and follows them against resistance.", ["enterprising", "self-reliant", "daring"], ["dislikes supervision", "skips the rules"]),
    ];

    /// <summary>The words of profile <paramref name="number"/>, 1 to 17.</summary>
    public static ReferencePattern Of(int number)
    {
        var (description, traits, challenges) = Texts[number - 1];
        return new ReferencePattern(ReferenceProfiles.NameOf(number), description, traits, challenges);
    }
}
