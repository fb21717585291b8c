using System.Collections.Immutable;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>The blocks of a report in the result tree, in display order. The four types are those that a public client names.</summary>
internal static class ResultParts
{
    private const string Green = "2E9E5B";

    public static IEnumerable<Tree.Node> Of(ResultView view, Words words)
    {
        var parts = ImmutableArray.CreateBuilder<Tree.Node>();
        Add("rapport_ancre", [ResultTree.Text("menuNumber", "1")], Heading(words.Graph, view.Test.Label));
        Add(
            "rapport_graphique",
            [
                ResultTree.Text("score", ResultTree.Score(view.Global)),
                ResultTree.Text("score_calculated", ResultTree.Score(view.Global)),
                ResultTree.Text("moyenne_generale", ResultTree.Score(view.Global)),
                .. ResultTree.Special(view),
            ],
            ResultTree.Contents(
                ResultTree.Text("libelle", words.Graph), ResultTree.Text("titre", words.Graph), ResultTree.Text("introduction", view.Test.Label)),
            Classes(view));
        Add("rapport_ancre", [ResultTree.Text("menuNumber", "2")], Heading(words.Details, view.Test.Label));
        foreach (var group in view.Groups)
            Add(
                "rapport_details_groupe",
                [ResultTree.Text("score", ResultTree.Score(group.Score))],
                ResultTree.Contents(ResultTree.Text("libelle", words.Name(group.Name)), ResultTree.Text("titre", words.Name(group.Name))));
        foreach (var group in view.Groups)
            foreach (var scale in group.Factors) Add("rapport_details_facteur", Params(scale), Comment(scale, group, words));
        return parts;

        void Add(string type, ImmutableArray<Tree.Node> its, params ReadOnlySpan<Tree.Node> rest) => parts.Add(ResultTree.Node(
            "partie",
            [("id", ResultTree.Digits(parts.Count + 1)), ("type", type)],
            [ResultTree.Node("params", [], [ResultTree.Text("ordre", ResultTree.Digits(parts.Count + 1)), .. its]), .. rest]));
    }

    private static Tree.Node Heading(string title, string subtitle) =>
        ResultTree.Contents(ResultTree.Text("libelle", title), ResultTree.Text("titre", title), ResultTree.Text("sous_titre", subtitle));

    private static ImmutableArray<Tree.Node> Params(ScaledFactor scale) =>
    [
        ResultTree.Text("score", ResultTree.Score(scale.Score)),
        ResultTree.Text("score_calculated", ResultTree.Score(scale.Score)),
        ResultTree.Text("score_opposition", ResultTree.Score(scale.OpposedScore)),
        ResultTree.Text("pourcentage_score", ResultTree.Digits((int)(scale.Score * 10m))),
        ResultTree.Text("note_couleur", Green),
        ResultTree.Text("score_couleur", Green),
        ResultTree.Text("couleur", Green),
    ];

    private static Tree.Node Comment(ScaledFactor scale, FactorGroup group, Words words)
    {
        var (name, opposed) = (words.Name(scale.Factor.Name), scale.Opposed is { } other ? words.Name(other.Name) : "");
        var level = words.Level(scale.Score);
        return ResultTree.Contents(
            ResultTree.Text("libelle", name),
            ResultTree.Text("titre", opposed.Length == 0 ? name : $"{name} / {opposed}"),
            ResultTree.Text("description", $"{name}: {ResultTree.Score(scale.Score)}"),
            ResultTree.Text("description_1", Words.Fill(words.Comment.Person, name, level)),
            ResultTree.Text("description_2", Words.Fill(words.Comment.Trades, name, level)),
            ResultTree.Text("description_courte", name),
            ResultTree.Text("description_courte_opposition", opposed.Length == 0 ? "–" : opposed),
            ResultTree.Text("description_longue", Words.Fill(words.Comment.Long, name, level)),
            ResultTree.Text("libelle_facteur", name),
            ResultTree.Text("libelle_facteur_opposition", opposed),
            ResultTree.Text("libelle_groupe_opposition", words.Name(group.Name)),
            ResultTree.Text("commentaire_perso", Words.Fill(words.Comment.Personal, name)));
    }

    private static Tree.Node Classes(ResultView view) =>
        ResultTree.Node("rapport_adequation_classes", [], [.. view.Matches.GroupBy(match => match.ClassId).Select(one => ResultTree.Node(
            "rapport_adequation_classe",
            [("test_ref_adequation_classe_id", ResultTree.Digits(one.Key))],
            ResultTree.Node("rapport_adequation_profils", [], [.. one.Select(match => ResultTree.Node(
                "rapport_adequation_profil",
                [("id", ResultTree.Digits(match.Id)), ("test_ref_adequation_profil_id", ResultTree.Digits(match.Id))],
                ResultTree.Text("pourcentage_score", ResultTree.Digits(match.Percent)),
                ResultTree.Text("score", ResultTree.Score(match.Percent / 10m)),
                ResultTree.Text("couleur_classe", Green)))])))]);
}
