namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>The reports on a person, with PI's numbers where it has some [BA-REP].</summary>
internal enum ReportKind
{
    PersonDetailReport = 1,
    PersonDevelopmentChart = 2,
    Placard = 3,
    ManagerDevelopmentChart = 4,
    ManagementStrategyGuide = 5,
    PlacardNexGen = 6,
    CandidateInsights = 101,
    CoachingGuide = 102,
    BehavioralReport = 103,
}
