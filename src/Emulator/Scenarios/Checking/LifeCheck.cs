using Emulator.Core.Hosting;
using Emulator.Core.Screens;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Checking;

/// <summary>Follows each assessment through the steps by the provider's state machine: what no state allows any more is a mistake before anything runs.
/// What happens between the steps (calls of the client, time) may lead on to any state that can be reached, but to no other.</summary>
internal static class LifeCheck
{
    public static void Check(IEnumerable<Step> steps, Vocabulary words, List<Mistake> mistakes)
    {
        var lives = new Dictionary<(string Provider, string Subject, string Who), Life>();
        foreach (var step in steps)
        {
            if (step.After != TimeSpan.Zero || step.Form.Name is StepForms.Call or StepForms.ExpectCall or StepForms.Wait or StepForms.Control)
                foreach (var life in lives.Values) life.GoOn();
            // A call may invite the person anew: then an e-mail address no longer means the same assessment.
            if (step.Form.Name is StepForms.Call or StepForms.ExpectCall or StepForms.Control)
                foreach (var key in lives.Keys.Where(key => key.Who.StartsWith("of ", StringComparison.Ordinal)).ToList()) lives.Remove(key);
            if (step.Text("at") is not { } name || words.Find(name) is not { } provider || Who(step) is not { } who) continue;
            if (step.Form.Name == StepForms.Act) Do(step, provider, who, lives, mistakes);
            if (step.Form.Name == StepForms.ExpectState) Expect(step, provider, who, lives, mistakes);
        }
    }

    private static string? Who(Step step) => step.Text("id") is { } id ? "id " + id : step.Text("of") is { } of ? "of " + of.ToLowerInvariant() : null;

    private static void Do(Step step, IProvider provider, string who, Dictionary<(string, string, string), Life> lives, List<Mistake> mistakes)
    {
        if (provider.Acts.FirstOrDefault(act => act.Name == step.Verb) is not { To: not null, From.IsEmpty: false } act) return;
        var key = (provider.Name, act.Subject, who);
        if (!lives.TryGetValue(key, out var life)) life = lives[key] = new Life([.. Vocabulary.LifeOf(provider, act.Subject)]);
        var isRefusal = step.Says("answers") && step.Text("answers") is not { Length: 3 } or ['4' or '5', ..];
        if (isRefusal) return;
        if (!life.States.Any(act.IsLegalIn))
        {
            var verb = act.Name.Split(' ')[0];
            var (line, column) = Place(step, StepForms.Act);
            mistakes.Add(new Mistake(
                line, column, $"steps[{step.Index - 1}].act", $"{Article(life.States.First())} {string.Join(" or ", life.States)} {act.Subject} cannot {verb}: "
                    + $"that can be done when it is {string.Join(", ", act.From)}{life.Reason}."));
            return;
        }

        life.Become(step.Content.Find("with") is Mapping with && with.Find("after") is not null ? [.. life.States, act.To] : [act.To], step);
    }

    private static void Expect(
        Step step, IProvider provider, string who, Dictionary<(string Provider, string Subject, string Who), Life> lives, List<Mistake> mistakes)
    {
        if (FieldCheck.IsLater(step.Verb)) return;
        foreach (var ((name, subject, _), life) in lives.Where(one => one.Key.Provider == provider.Name && one.Key.Who == who))
        {
            if (step.Text("kind") is { } kind && kind != subject) continue;
            if (step.Says("within")) life.GoOn();
            if (life.States.Contains(step.Verb) || !Vocabulary.StatesOf(provider, subject).Contains(step.Verb)) continue;
            var (line, column) = Place(step, StepForms.ExpectState);
            mistakes.Add(new Mistake(
                line,
                column,
                $"steps[{step.Index - 1}].{StepForms.ExpectState}",
                $"This {subject} of {name} cannot be {step.Verb} here: it is {string.Join(" or ", life.States)}{life.Reason}."));
        }
    }

    private static string Article(string word) => "aeiou".Contains(word[0], StringComparison.Ordinal) ? "An" : "A";

    private static (int Line, int Column) Place(Step step, string name) => step.Content.Find(name) is { } node ? (node.Line, node.Column) : (step.Line, 1);

    /// <summary>The states in which one assessment can be.</summary>
    private sealed class Life(IReadOnlyList<Act> acts)
    {
        private Step? last;

        public IReadOnlyCollection<string> States { get; private set; } = [.. acts.SelectMany(act => act.From.Add(act.To!)).Distinct()];

        public string Reason => last is null ? "" : $"; “{last.Verb}” in line {last.Line} has made it so";

        public void Become(IReadOnlyCollection<string> states, Step by) => (States, last) = ([.. states.Distinct()], by);

        /// <summary>And all that can be reached from there.</summary>
        public void GoOn()
        {
            var reached = States.ToHashSet();
            while (acts.Where(act => reached.Any(act.IsLegalIn)).Select(act => act.To!).Where(reached.Add).ToList().Count > 0)
            {
                // Until nothing new is reached.
            }

            States = reached;
        }
    }
}
